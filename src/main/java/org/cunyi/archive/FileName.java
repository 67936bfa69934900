package org.cunyi.archive;

/** A file's name as it was given, made harmless: no path, nothing that cannot be read, nothing that a file system takes amiss. */
final class FileName {

    private static final int LONGEST = 100;

    private FileName() {
    }

    static String of(String given, MediaKind kind) {
        String name = given == null ? "" : given.replaceFirst("(?s).*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]", "")
                .replaceAll("[:*?\"<>|]", "_").replaceAll("[\\s\\p{Z}]+", " ").replaceAll("^[. ]+|[. ]+$", "");
        return shortened(kind.named(name.isEmpty() ? "材料" : name));
    }

    /** The ending stays. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot);
        return name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST - ending.length(), name.codePointCount(0, dot)))) + ending;
    }
}
