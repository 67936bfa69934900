package org.cunyi.publicity.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A notice of the board to take to the wall, and the code that leads from the wall back to its page. */
@Controller
class PaperController {

    private static final int LONGEST_NAME = 80;
    private static final String RETRY_SECONDS = "10";
    private static final CacheControl FRESH = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Board board;
    private final NoticePaper paper;
    private final PrintingQueue queue;
    private final PublicAddress addresses;

    PaperController(Board board, NoticePaper paper, PrintingQueue queue, PublicAddress addresses) {
        this.board = board;
        this.paper = paper;
        this.queue = queue;
        this.addresses = addresses;
    }

    @GetMapping("/public/notices/{id}.pdf")
    ResponseEntity<Object> pdf(@PathVariable String id) {
        BoardNotice notice = find(id);
        Optional<byte[]> printed = queue.print(() -> paper.print(notice));
        return printed.<ResponseEntity<Object>>map(pdf -> ResponseEntity.ok().cacheControl(FRESH).contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, named(notice)).body(pdf))
                .orElseGet(() -> ResponseEntity.status(503).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).contentType(PLAIN)
                        .body("现在下载的人较多，请过一会儿再试。"));
    }

    @GetMapping("/public/notices/{id}/qr.png")
    ResponseEntity<byte[]> code(@PathVariable String id) {
        BoardEntry notice = board.line(id).orElseThrow(() -> Refusal.notFound(Board.MISSING));
        byte[] png = QrCode.png(addresses.onPaper(notice.id(), notice.postedOn()));
        return ResponseEntity.ok().cacheControl(FRESH).contentType(MediaType.IMAGE_PNG).body(png);
    }

    private BoardNotice find(String id) {
        return board.find(id).orElseThrow(() -> Refusal.notFound(Board.MISSING));
    }

    private static String named(BoardNotice notice) {
        String name = notice.title().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", " ").strip();
        String shortened = name.codePoints().limit(LONGEST_NAME).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
        return ContentDisposition.inline().filename(shortened + ".pdf", StandardCharsets.UTF_8).build().toString();
    }
}
