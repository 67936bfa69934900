package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Models that are deployed together, by path: {@code bpmn/x.bpmn}, {@code dmn/x.dmn}, {@code forms/x.form}. */
public record ModelSet(Map<String, byte[]> files) {

    private static final Pattern PATH = Pattern.compile("bpmn/[a-z0-9-]+\\.bpmn|dmn/[a-z0-9-]+\\.dmn|forms/[a-z0-9-]+\\.form");

    public ModelSet {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Whether a model may lie there. */
    public static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** Name of the file without folder and kind, which is the id of what is in it. */
    public static String stem(String path) {
        return path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
    }

    /** The first word of a model's name: what belongs to one procedure shares it. */
    public static String family(String path) {
        return stem(path).split("-")[0];
    }

    /** Whether that model is of procedures whose cases only their own officials see. */
    public boolean isSecret(String path) {
        return in("bpmn").stream().filter(p -> family(p).equals(family(path))).anyMatch(p -> text(p).contains("value=\"own-tasks\""));
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    public byte[] bytes(String path) {
        return files.get(path);
    }

    public String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Paths in that folder. */
    public List<String> in(String folder) {
        return files.keySet().stream().filter(p -> p.startsWith(folder + "/")).toList();
    }

    /** These, with others put over them. */
    public ModelSet with(Map<String, byte[]> changed) {
        Map<String, byte[]> all = new TreeMap<>(files);
        all.putAll(changed);
        return new ModelSet(all);
    }
}
