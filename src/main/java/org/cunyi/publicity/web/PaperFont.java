package org.cunyi.publicity.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/** The face that notices are printed in (Noto Serif SC, OFL), regular and bold; prepared at the first print and kept as temporary files. */
@Component
class PaperFont {

    static final String FAMILY = "Paper";
    private static final String REGULAR = "/fonts/400Regular/NotoSerifSC_400Regular.ttf";
    private static final String BOLD = "/fonts/700Bold/NotoSerifSC_700Bold.ttf";
    private static final int LAST = 0x3FFFF;

    private record Prepared(File regular, File bold, Set<Integer> known, Map<Integer, Integer> radicals) {

        boolean complete() {
            return regular.exists() && bold.exists();
        }
    }

    private Prepared prepared;

    void useIn(PdfRendererBuilder builder) {
        Prepared files = prepared();
        builder.useFont(files.regular(), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(files.bold(), FAMILY, 700, FontStyle.NORMAL, true);
    }

    /** Whether the face has a picture of that character. */
    boolean knows(int codePoint) {
        return prepared().known().contains(codePoint);
    }

    /** The character itself; for a radical typed in its place (⺠) the character that looks like it (民). */
    int character(int codePoint) {
        return prepared().radicals().getOrDefault(codePoint, codePoint);
    }

    private synchronized Prepared prepared() {
        // a cleaner of the temporary folder may have taken them
        if (prepared == null || !prepared.complete()) {
            try {
                prepared = prepare();
            } catch (IOException e) {
                throw new UncheckedIOException("the font of the printed notices cannot be prepared", e);
            }
        }
        return prepared;
    }

    private static Prepared prepare() throws IOException {
        byte[] regular = read(REGULAR);
        byte[] bold = read(BOLD);
        SortedMap<Integer, Integer> glyphs = glyphs(regular);
        Map<Integer, Integer> radicals = radicals(glyphs);
        glyphs.keySet().removeAll(radicals.keySet());
        SortedMap<Integer, Integer> boldGlyphs = glyphs(bold);
        boldGlyphs.keySet().removeAll(radicals.keySet());
        Set<Integer> known = new HashSet<>(glyphs.keySet());
        known.retainAll(boldGlyphs.keySet());
        return new Prepared(kept(FontFile.reduced(regular, glyphs)), kept(FontFile.reduced(bold, boldGlyphs)), known, radicals);
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PaperFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("missing on the classpath: " + resource);
            }
            return in.readAllBytes();
        }
    }

    private static File kept(byte[] font) throws IOException {
        Path file = Files.createTempFile("cunyi-font-", ".ttf");
        file.toFile().deleteOnExit();
        Files.write(file, font);
        return file.toFile();
    }

    private static SortedMap<Integer, Integer> glyphs(byte[] font) throws IOException {
        SortedMap<Integer, Integer> glyphs = new TreeMap<>();
        try (TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(font)))) {
            CmapLookup map = face.getUnicodeCmapLookup();
            for (int c = ' '; c <= LAST; c++) {
                int glyph = map.getGlyphId(c);
                if (glyph != 0) {
                    glyphs.put(c, glyph);
                }
            }
        }
        return glyphs;
    }

    /** Radicals (U+2E80 to U+2FDF) that share the picture of a character. */
    private static Map<Integer, Integer> radicals(SortedMap<Integer, Integer> glyphs) {
        Map<Integer, Integer> character = new HashMap<>();
        glyphs.subMap(0x3400, 0xA000).forEach((c, glyph) -> character.put(glyph, c));
        Map<Integer, Integer> radicals = new HashMap<>();
        glyphs.subMap(0x2E80, 0x2FE0).forEach((c, glyph) -> {
            if (character.containsKey(glyph)) {
                radicals.put(c, character.get(glyph));
            }
        });
        return radicals;
    }
}
