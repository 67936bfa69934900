package org.cunyi.modeling.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Addresses of the bundled editors; they change with the content, so that no browser keeps an old one. */
@Component
public class EditorFiles {

    private static final String FOLDER = "vendor/editors/";

    private final Map<String, String> marks = new ConcurrentHashMap<>();

    /** @param file such as {@code bpmn.js} */
    public String address(String file) {
        return "/" + FOLDER + file + "?v=" + marks.computeIfAbsent(file, EditorFiles::mark);
    }

    private static String mark(String file) {
        try (InputStream content = new ClassPathResource("static/" + FOLDER + file).getInputStream()) {
            return DigestUtils.md5DigestAsHex(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
