package org.cunyi.modeling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cunyi.shared.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a new process, table or form begins with: the least that the checks accept. */
@Service
public class Skeletons {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;
    /** Letters, Chinese characters and figures: nothing that means something in XML, in JSON or in a form's text. */
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{IsHan})[\\p{IsHan}\\p{Alnum}（）、·“” -]{1,60}");
    private static final String FIRST_FORM = "-record";

    private final Drafts drafts;

    Skeletons(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * Puts a new model into a draft; a new process brings the form of its first step along.
     *
     * @param kind {@code bpmn}, {@code dmn} or {@code form}
     * @return its path
     * @throws Refusal that names the field, also where a model of that id exists
     */
    @Transactional
    public String begin(long draft, String kind, String id, String name) {
        if (kind == null || !kind.matches("bpmn|dmn|form")) {
            throw Refusal.of("kind", "种类：请选择流程、规则表或者表单");
        }
        if (id == null || id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            throw Refusal.of("id", "编号：只用小写字母、数字和连字符，以字母开头，不超过" + LONGEST_ID + "个字符，例如 water-fee");
        }
        if (name == null || !NAME.matcher(name.strip()).matches()) {
            throw Refusal.of("name", "名称：用中文写，不超过60个字，不用尖括号、引号和其他符号");
        }
        Map<String, String> models = new LinkedHashMap<>();
        String path = path(kind, id);
        models.put(path, filled(kind, id, name.strip()));
        if (kind.equals("bpmn")) {
            models.put(path("form", id + FIRST_FORM), filled("form", id + FIRST_FORM, name.strip()));
        }
        ModelSet all = drafts.models(draft);
        models.keySet().stream().filter(all::has).findFirst().ifPresent(p -> {
            throw Refusal.of("id", "编号：已经有这个模型：" + p);
        });
        drafts.bringIn(draft, models);
        return path;
    }

    private static String path(String kind, String id) {
        return (kind.equals("form") ? "forms" : kind) + "/" + id + "." + kind;
    }

    private static String filled(String kind, String id, String name) {
        try {
            return new ClassPathResource("modeling/skeleton." + kind).getContentAsString(StandardCharsets.UTF_8)
                    .replace("%ID%", id).replace("%ELEMENT%", id.replace('-', '_')).replace("%NAME%", name).replace("%PREFIX%", prefix(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two letters before the numbers of its cases, to be changed where they are taken: the first ones of two words. */
    private static String prefix(String id) {
        String letters = id.replaceAll("[^a-z-]", "");
        int second = letters.indexOf('-') + 1;
        char other = second > 0 && second < letters.length() && letters.charAt(second) != '-' ? letters.charAt(second)
                : letters.length() > 1 && letters.charAt(1) != '-' ? letters.charAt(1) : 'x';
        return ("" + letters.charAt(0) + other).toUpperCase(Locale.ROOT);
    }
}
