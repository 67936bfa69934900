package org.cunyi.publicity.web;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType file reduced to what printing needs, with a character map of its own. Chinese faces use one picture for a character and for the
 * radical that looks like it (民 U+6C11, ⺠ U+2EA0); a PDF made of the original would be copied, searched and read aloud as radicals.
 */
final class FontFile {

    private static final Set<String> NEEDED = Set.of("OS/2", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post");
    private static final int HEADER = 12;
    private static final int RECORD = 16;

    private FontFile() {
    }

    /** @param glyphs number of the picture by code point */
    static byte[] reduced(byte[] font, SortedMap<Integer, Integer> glyphs) throws IOException {
        SortedMap<String, byte[]> tables = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(font);
        int count = in.getShort(4);
        for (int i = 0; i < count; i++) {
            int record = HEADER + i * RECORD;
            String tag = new String(font, record, 4, StandardCharsets.US_ASCII);
            if (NEEDED.contains(tag)) {
                byte[] table = new byte[in.getInt(record + 12)];
                in.get(in.getInt(record + 8), table);
                tables.put(tag, table);
            }
        }
        tables.put("cmap", map(glyphs));
        return written(in.getInt(0), tables);
    }

    private static byte[] written(int version, Map<String, byte[]> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(version);
        out.writeShort(tables.size());
        // search hints that no reader of ours uses
        out.write(new byte[6]);
        int offset = HEADER + tables.size() * RECORD;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(0);
            out.writeInt(offset);
            out.writeInt(table.getValue().length);
            offset += padded(table.getValue().length);
        }
        for (byte[] table : tables.values()) {
            out.write(table);
            out.write(new byte[padded(table.length) - table.length]);
        }
        return bytes.toByteArray();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    /** Table cmap with one subtable of format 12, Windows, full Unicode. */
    private static byte[] map(SortedMap<Integer, Integer> glyphs) throws IOException {
        List<int[]> groups = groups(glyphs);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int s : new int[] {0, 1, 3, 10, 0, 12, 12, 0}) {
            out.writeShort(s);
        }
        out.writeInt(16 + groups.size() * HEADER);
        out.writeInt(0);
        out.writeInt(groups.size());
        for (int[] group : groups) {
            for (int value : group) {
                out.writeInt(value);
            }
        }
        return bytes.toByteArray();
    }

    /** First and last character and first picture of each unbroken run. */
    private static List<int[]> groups(SortedMap<Integer, Integer> glyphs) {
        List<int[]> groups = new ArrayList<>();
        int[] open = {-2, -2, 0};
        for (Map.Entry<Integer, Integer> e : glyphs.entrySet()) {
            if (e.getKey() == open[1] + 1 && e.getValue() == open[2] + e.getKey() - open[0]) {
                open[1] = e.getKey();
            } else {
                open = new int[] {e.getKey(), e.getKey(), e.getValue()};
                groups.add(open);
            }
        }
        return groups;
    }
}
