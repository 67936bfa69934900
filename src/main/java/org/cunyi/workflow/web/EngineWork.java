package org.cunyi.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.shared.Refusal;

/**
 * A request that works on a case, reduced to what a form submission may carry: start instructions, listeners to skip, keys and other side
 * entrances of the engine's API are refused before the engine sees them. A claim is always for oneself.
 */
record EngineWork(HttpServletRequest request, Refusal refusal) {

    private static final int LARGEST_BODY = 1_000_000;
    /** Tables know codes, dates and numbers. */
    private static final int LONGEST_INPUT = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Set<String> KNOWN = Set.of("variables", "businessKey", "withVariablesInReturn", "userId");

    /** Work on a task, a start or an evaluation: reduced to what people may send. */
    static EngineWork of(HttpServletRequest request, String path, ObjectMapper json) throws IOException {
        Body body = read(request, json);
        return body.problem() != null ? refused(body.problem()) : reduced(request, path, body.content(), json);
    }

    /** A question that is too long for an address; the engine answers anything but an object with a failure of its own. */
    static EngineWork question(HttpServletRequest request, ObjectMapper json) throws IOException {
        Body body = read(request, json);
        if (body.problem() == null && body.content().findValues("value").stream().anyMatch(JsonNode::isContainerNode)) {
            return refused("查询条件的值应为文字、数字或者是否");
        }
        return body.problem() != null ? refused(body.problem())
                : new EngineWork(new Replaced(request, json.writeValueAsBytes(body.content()), request.getRequestURI()), null);
    }

    private record Body(ObjectNode content, String problem) {
    }

    private static Body read(HttpServletRequest request, ObjectMapper json) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return new Body(null, "提交的内容过大");
        }
        try {
            JsonNode read = body.length == 0 ? json.createObjectNode() : json.readTree(body);
            return read instanceof ObjectNode object ? new Body(object, null) : new Body(null, "提交的内容不是JSON对象");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new Body(null, "提交的内容不是有效的JSON");
        }
    }

    private static EngineWork reduced(HttpServletRequest request, String path, ObjectNode content, ObjectMapper json) throws IOException {
        var names = content.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                return refused("不接受“" + name + "”");
            }
        }
        content.remove("businessKey");
        if (path.endsWith("claim")) {
            return claim(request, content, json);
        }
        String problem = variablesProblem(content.get("variables"), path.endsWith("/evaluate") ? LONGEST_INPUT : LARGEST_BODY);
        if (problem != null) {
            return refused(problem);
        }
        String uri = request.getRequestURI();
        if (path.endsWith("/start")) {
            // The engine's plain start knows no form; ours begins with one, whatever the client calls it.
            content.remove("withVariablesInReturn");
            uri = uri.replaceFirst("/start$", "/submit-form");
        }
        return new EngineWork(new Replaced(request, json.writeValueAsBytes(content), uri), null);
    }

    private static EngineWork claim(HttpServletRequest request, ObjectNode content, ObjectMapper json) throws IOException {
        JsonNode userId = content.get("userId");
        if (userId != null && !userId.isNull() && !userId.asText().equals(request.getRemoteUser())) {
            return new EngineWork(null, Refusal.notYours("只能为自己签收任务"));
        }
        content.removeAll();
        content.put("userId", request.getRemoteUser());
        return new EngineWork(new Replaced(request, json.writeValueAsBytes(content), request.getRequestURI()), null);
    }

    /** Values are plain: an object, a file or a serialised Java value could reach code that reads it. */
    private static String variablesProblem(JsonNode variables, int longest) {
        if (variables == null || variables.isNull()) {
            return null;
        }
        if (!variables.isObject()) {
            return "“variables”应为JSON对象";
        }
        var fields = variables.fields();
        while (fields.hasNext()) {
            var field = fields.next();
            JsonNode value = field.getValue();
            if (!value.isObject() || value.path("value").isContainerNode()) {
                return "“" + field.getKey() + "”的格式不正确";
            }
            if (value.path("value").asText().length() > longest || longest == LONGEST_INPUT && CONTROL.matcher(value.path("value").asText()).find()) {
                return "“" + field.getKey() + "”过长或含有控制字符";
            }
            // The engine would convert by the declared type and fail in English; the deployed form is what declares types here.
            ((ObjectNode) value).retain("value");
        }
        return null;
    }

    private static EngineWork refused(String message) {
        return new EngineWork(null, Refusal.of("", message));
    }

    /** The request with another body. */
    private static final class Replaced extends HttpServletRequestWrapper {

        private final byte[] body;
        private final String uri;

        Replaced(HttpServletRequest request, byte[] body, String uri) {
            super(request);
            this.body = body;
            this.uri = uri;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            String original = super.getRequestURI();
            return url.replace(url.length() - original.length(), url.length(), uri);
        }

        @Override
        public String getPathInfo() {
            String info = super.getPathInfo();
            return info == null ? null : uri.substring(super.getRequestURI().length() - info.length());
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public String getHeader(String name) {
            return "Content-Length".equalsIgnoreCase(name) ? String.valueOf(body.length) : super.getHeader(name);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("read as a whole");
                }
            };
        }
    }
}
