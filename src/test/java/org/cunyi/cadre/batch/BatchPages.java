package org.cunyi.cadre.batch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.cadre.PrintedPaper;

/** Somebody at the pages of the batches: forms and files, with a token as a browser brings one. */
final class BatchPages {

    static final String PATH = "/qualification-batches";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----cunyi-test";

    private final int port;
    private final String login;

    BatchPages(int port, String login) {
        this.port = port;
        this.login = login;
    }

    /** What came back. */
    record Answer(int status, String location, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The words of a PDF without breaks. */
        String printed() {
            return PrintedPaper.text(body);
        }

        /** Cells of the first sheet, row by row. */
        List<List<String>> rows() {
            List<List<String>> rows = new ArrayList<>();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(body))) {
                book.getSheetAt(0).forEach(r -> {
                    List<String> cells = new ArrayList<>();
                    r.forEach(c -> cells.add(c.getStringCellValue()));
                    rows.add(cells);
                });
                return rows;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, String> form) {
        String body = form.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer bringIn(String batch, String fileName, byte[] content, boolean skipBad) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (skipBad) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"skipBad\"\r\n\r\ntrue\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(PATH + "/" + batch + "/imports").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** @return its number */
    String opened(String title) {
        Answer answer = post(PATH, Map.of("title", title));
        if (answer.status() != 302) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.location().replaceFirst(".*/", "");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html,*/*")
                .header("Cookie", "CUNYI-XSRF=batch").header("X-XSRF-TOKEN", "batch");
        return login == null ? request : request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                (login + ":cunyi-demo").getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
