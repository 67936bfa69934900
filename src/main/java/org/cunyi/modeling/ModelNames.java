package org.cunyi.modeling;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What models call themselves, read without judging them. */
final class ModelNames {

    private static final Pattern ELEMENT = Pattern.compile("<(?:\\w+:)?(process|decision)\\s([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("\\bversionTag=\"([^\"]*)\"");

    private ModelNames() {
    }

    static List<Procedure> in(ModelSet models, String folder) {
        return models.in(folder).stream().map(p -> of(p, models.text(p))).toList();
    }

    private static Procedure of(String path, String text) {
        Matcher element = ELEMENT.matcher(text);
        String attributes = element.find() ? element.group(2) : "";
        return new Procedure(path, first(NAME, attributes), first(TAG, attributes));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : null;
    }
}
