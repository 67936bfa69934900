package org.cunyi.publicity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cunyi.org.OrgUnit;
import org.cunyi.publicity.NoticeBoard;
import org.cunyi.publicity.VillagePart;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The public board (公开栏): for everybody, without a login, on an old phone. */
@Controller
class PublicBoardController {

    private static final String FRESH = CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue();

    private final Board board;
    private final BoardUnits units;
    private final List<VillagePart> parts;
    private final BoardAnchor anchors;

    PublicBoardController(Board board, BoardUnits units, List<VillagePart> parts, BoardAnchor anchors) {
        this.anchors = anchors;
        this.board = board;
        this.units = units;
        this.parts = parts;
    }

    @GetMapping({"/public", "/public/"})
    String home(@RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
        String text = clean(q);
        model.addAttribute("q", text);
        model.addAttribute("counties", units.counties());
        model.addAttribute("foundUnits", text.isEmpty() ? List.of() : units.named(text));
        model.addAttribute("found", text.isEmpty() ? null : board.search("", text, Optional.empty()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
        return "public/home";
    }

    @GetMapping("/public/{orgCode}")
    String unit(@PathVariable String orgCode, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String newer, @RequestParam(defaultValue = "") String older, Model model, HttpServletResponse response) {
        OrgUnit unit = units.find(orgCode).orElseThrow(() -> Refusal.notFound("没有代码为“" + orgCode + "”的单位"));
        String text = clean(q);
        model.addAttribute("unit", unit);
        model.addAttribute("above", units.above(orgCode));
        model.addAttribute("below", units.below(orgCode));
        model.addAttribute("q", text);
        Optional<NoticeBoard.Place> from = BoardPage.place(newer, older);
        boolean archive = part.equals("archive");
        model.addAttribute("archive", archive);
        boolean first = text.isEmpty() && !archive && from.isEmpty() && unit.level().equals("village");
        model.addAttribute("parts", first ? parts.stream().flatMap(p -> p.of(orgCode).stream()).toList() : List.of());
        model.addAttribute("found", !text.isEmpty() ? board.search(orgCode, text, from)
                : archive ? board.archive(orgCode, from) : board.current(orgCode, from));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
        return "public/unit";
    }

    @GetMapping("/public/notices/{id}")
    String notice(@PathVariable String id, @RequestParam(defaultValue = "") String a, Model model, HttpServletResponse response) {
        BoardNotice notice = find(id);
        model.addAttribute("notice", notice);
        model.addAttribute("shown", PageContent.of(notice));
        model.addAttribute("onPaper", anchors.check(a).orElse(null));
        model.addAttribute("anchor", anchors.before(notice.postedOn()).orElse(null));
        model.addAttribute("unit", units.find(notice.orgCode()).orElse(null));
        response.setHeader(HttpHeaders.CACHE_CONTROL, FRESH);
        return "public/notice";
    }

    @GetMapping("/public/notices/{id}.json")
    ResponseEntity<Object> noticeAsData(@PathVariable String id) {
        Optional<BoardNotice> notice = board.find(id);
        return notice.isPresent() ? ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, FRESH).body(notice.get())
                : ResponseEntity.of(missing()).build();
    }

    private static ProblemDetail missing() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, Board.MISSING);
        problem.setTitle("没有找到");
        return problem;
    }

    private BoardNotice find(String id) {
        return board.find(id).orElseThrow(() -> Refusal.notFound(Board.MISSING));
    }

    @ExceptionHandler({Refusal.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Exception e, Model model) {
        model.addAttribute("message", e instanceof Refusal ? e.getMessage() : "没有这个页面");
        return "error/404";
    }

    private static String clean(String typed) {
        return Objects.requireNonNullElse(SearchInput.text(typed), "");
    }
}
