package org.cunyi.audit.proof;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Whether a ZIP is its files, its directory and its end, and nothing before or between these: else two readers could see two different files in it. */
final class ZipShape {

    private static final int FILE = 0x02014b50;
    private static final int FILE_LENGTH = 46;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONG_END = 0x06064b50;
    private static final int LONG_END_LENGTH = 56;
    private static final long IN_LONG_END = 0xffffffffL;
    private static final long LARGEST_DIRECTORY = 64L << 20;

    private final FileChannel file;

    private ZipShape(FileChannel file) {
        this.file = file;
    }

    static boolean isWhole(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new ZipShape(channel).isWhole();
        } catch (EOFException beyondTheFile) {
            return false;
        }
    }

    private boolean isWhole() throws IOException {
        long from = Math.max(0, file.size() - END_LENGTH - 0xffff);
        ByteBuffer tail = read(from, file.size() - from);
        int at = tail.limit() - END_LENGTH;
        while (at >= 0 && tail.getInt(at) != END) {
            at--;
        }
        if (at < 0 || at + END_LENGTH + shortAt(tail, at + 20) != tail.limit()) {
            return false;
        }
        long length = intAt(tail, at + 12);
        long directory = intAt(tail, at + 16);
        return length == IN_LONG_END || directory == IN_LONG_END || shortAt(tail, at + 10) == 0xffff ? isWholeLong(from + at)
                : isWhole(directory, length, from + at);
    }

    /** ZIP64: the numbers stand in a record of their own before the end. */
    private boolean isWholeLong(long end) throws IOException {
        ByteBuffer locator = read(end - LOCATOR_LENGTH, LOCATOR_LENGTH);
        long at = locator.getLong(8);
        ByteBuffer longEnd = read(at, LONG_END_LENGTH);
        return locator.getInt(0) == LOCATOR && longEnd.getInt(0) == LONG_END && at + 12 + longEnd.getLong(4) == end - LOCATOR_LENGTH
                && isWhole(longEnd.getLong(48), longEnd.getLong(40), at);
    }

    private boolean isWhole(long from, long length, long end) throws IOException {
        return from >= 0 && length <= LARGEST_DIRECTORY && from + length == end && beginsWithTheFirst(read(from, length));
    }

    private static boolean beginsWithTheFirst(ByteBuffer directory) {
        long first = Long.MAX_VALUE;
        int at = 0;
        while (at + FILE_LENGTH <= directory.limit() && directory.getInt(at) == FILE) {
            first = Math.min(first, intAt(directory, at + 42));
            at += FILE_LENGTH + shortAt(directory, at + 28) + shortAt(directory, at + 30) + shortAt(directory, at + 32);
        }
        return at == directory.limit() && first == 0;
    }

    private ByteBuffer read(long from, long length) throws IOException {
        if (from < 0 || length < 0 || length > file.size() - from) {
            throw new EOFException();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
            continue;
        }
        return bytes.flip();
    }

    private static int shortAt(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long intAt(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
