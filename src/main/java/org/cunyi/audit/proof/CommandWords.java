package org.cunyi.audit.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind the name of a command that verifies.
 *
 * @param words   without options
 * @param options that the command may hand on
 * @param anchors what {@code --anchor} gave, roots or files of them
 */
public record CommandWords(List<String> words, List<String> options, KnownAnchors anchors) {

    private static final String ANCHOR = "--anchor";
    private static final long LARGEST = 64L << 20;

    /**
     * @param handedOn what options may begin with beside {@code --anchor}
     * @throws Unreadable with the Chinese reason where something is not understood; an anchor that is empty is no anchor
     */
    public static CommandWords of(String usage, String handedOn, String... arguments) throws Unreadable {
        List<String> words = new ArrayList<>();
        List<String> options = new ArrayList<>();
        StringBuilder anchors = new StringBuilder();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals(ANCHOR) && i + 1 < arguments.length) {
                anchors.append(anchor(arguments[++i])).append('\n');
            } else if (arguments[i].startsWith(ANCHOR + "=")) {
                anchors.append(anchor(arguments[i].substring(ANCHOR.length() + 1))).append('\n');
            } else if (!handedOn.isEmpty() && arguments[i].startsWith(handedOn)) {
                options.add(arguments[i]);
            } else if (arguments[i].startsWith("-")) {
                throw new Unreadable(usage);
            } else {
                words.add(arguments[i]);
            }
        }
        try {
            return new CommandWords(words, options, KnownAnchors.of(anchors.toString()));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(e.getMessage(), e);
        }
    }

    /** What is written there itself, or the file of that name. */
    private static String anchor(String text) throws Unreadable {
        String given = text;
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file)) {
                if (Files.size(file) > LARGEST) {
                    throw new Unreadable("存证文件过大");
                }
                given = Files.readString(file);
            }
        } catch (InvalidPathException e) {
            given = text;
        } catch (IOException e) {
            throw new Unreadable("存证文件读不出来", e);
        }
        if (given.isBlank()) {
            throw new Unreadable("存证：--anchor 后面是空的，没有可以比对的存证");
        }
        return given;
    }
}
