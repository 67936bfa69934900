package org.cunyi.web.proof;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.workflow.web.PageController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The anchors for everybody: who writes one down can later tell whether the record was rewritten. Nothing in them is about a person or a case. */
@PageController
class PublicAnchorsController {

    private static final int PAGE = 30;
    private static final CacheControl FRESH = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();

    private final Anchors anchors;

    PublicAnchorsController(Anchors anchors) {
        this.anchors = anchors;
    }

    record Shown(@JsonUnwrapped Anchor anchor, String root, String reference) {

        static Shown of(Anchor anchor) {
            return new Shown(anchor, anchor.root(), anchor.reference());
        }
    }

    record Listed(List<Shown> items, boolean hasNext) {
    }

    /** What is no number is as good as none. */
    private Listed page(String before) {
        List<Anchor> found = anchors.page(before.matches("\\d{1,12}") ? Long.valueOf(before) : null, PAGE + 1);
        return new Listed(found.stream().limit(PAGE).map(Shown::of).toList(), found.size() > PAGE);
    }

    @GetMapping("/public/anchors")
    String page(@RequestParam(defaultValue = "") String before, Model model, HttpServletResponse response) {
        model.addAttribute("listed", page(before));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH.getHeaderValue());
        return "public/anchors";
    }

    @GetMapping("/public/anchors.json")
    ResponseEntity<Listed> data(@RequestParam(defaultValue = "") String before) {
        return ResponseEntity.ok().cacheControl(FRESH).body(page(before));
    }

    /** All of them, one a line, exactly as they are hashed. */
    @GetMapping("/public/anchors.jsonl")
    ResponseEntity<byte[]> file() {
        StringBuilder lines = new StringBuilder();
        anchors.all().forEach(a -> lines.append(a.line()).append('\n'));
        return ResponseEntity.ok().cacheControl(FRESH).contentType(new MediaType("application", "jsonl")).header(HttpHeaders.CONTENT_DISPOSITION,
                named("anchors.jsonl")).body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The page that checks the file of a case without a network; to be saved, since it brings its own script. */
    @GetMapping("/public/verify.html")
    @ResponseBody
    ResponseEntity<Resource> verifier() {
        return ResponseEntity.ok().cacheControl(FRESH).contentType(MediaType.APPLICATION_OCTET_STREAM).header(HttpHeaders.CONTENT_DISPOSITION,
                named("verify.html")).body(new ClassPathResource(ProofParts.VERIFIER));
    }

    private static String named(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
