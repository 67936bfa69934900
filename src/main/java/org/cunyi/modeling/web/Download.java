package org.cunyi.modeling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A model as a file: never shown in the page, where it could be taken for one. */
final class Download {

    private Download() {
    }

    static void of(HttpServletResponse response, String file, String content) throws IOException {
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=" + file);
        response.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
    }
}
