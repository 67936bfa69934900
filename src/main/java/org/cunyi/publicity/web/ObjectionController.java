package org.cunyi.publicity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cunyi.publicity.Objection;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Objections of villagers on pages (异议): hand one in and follow it by its number, without an account and without a script. */
@Controller
class ObjectionController {

    private final Board board;
    private final BoardUnits units;
    private final ObjectionDesk desk;
    private final Clock clock;

    ObjectionController(Board board, BoardUnits units, ObjectionDesk desk, Clock clock) {
        this.board = board;
        this.units = units;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/public/notices/{id}/objections")
    String form(@PathVariable String id, Model model, HttpServletResponse response) {
        return page(id, new ObjectionForm("", "", "", ""), Problems.NONE, model, response);
    }

    /** The page with the receipt is kept nowhere; sent again it finds that its form was used (ObjectionDesk). */
    @PostMapping(path = "/public/notices/{id}/objections", consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE,
        MediaType.MULTIPART_FORM_DATA_VALUE})
    String handIn(@PathVariable String id, @RequestParam(defaultValue = "") String about, @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String website, @RequestParam(defaultValue = "") String key, HttpServletRequest request,
            Model model, HttpServletResponse response) {
        ObjectionForm form = new ObjectionForm(about, content, website, key);
        try {
            Objections.Receipt receipt = desk.handIn(id, form, request.getRemoteAddr());
            model.addAttribute("receipt", receipt);
            model.addAttribute("notice", board.line(id).orElseThrow());
            unstored(response);
            return "public/receipt";
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return page(id, form, Problems.of(refusal), model, response);
        } catch (TooOften often) {
            return page(id, form, Problems.of(often, response), model, response);
        }
    }

    private String page(String id, ObjectionForm typed, Problems problems, Model model, HttpServletResponse response) {
        BoardNotice notice = board.find(id).orElseThrow(() -> Refusal.notFound(Board.MISSING));
        model.addAttribute("notice", notice);
        model.addAttribute("unit", units.find(notice.orgCode()).orElse(null));
        model.addAttribute("closed", notice.running() ? null : ObjectionDesk.closedWords(notice.phase()));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        model.addAttribute("key", UUID.randomUUID().toString());
        response.setStatus(problems.status());
        unstored(response);
        return "public/objection";
    }

    @GetMapping("/public/objections")
    String ask(Model model, HttpServletResponse response) {
        return follow("", Problems.NONE, model, response);
    }

    @PostMapping("/public/objections")
    String look(@RequestParam(defaultValue = "") String receipt, HttpServletRequest request, Model model, HttpServletResponse response) {
        if (receipt.isBlank()) {
            return follow("", Problems.of(Refusal.of("receipt", "请填写回执号")), model, response);
        }
        try {
            Objection found = desk.look(receipt, request.getRemoteAddr())
                    .orElseThrow(() -> Refusal.notFound("没有查到这个回执号，请对照回执核对后再查"));
            model.addAttribute("found", Followed.of(found, clock.getZone()));
            model.addAttribute("notice", board.line(found.noticeId()).orElse(null));
            return follow(receipt, Problems.NONE, model, response);
        } catch (Refusal refusal) {
            return follow(receipt, Problems.of(refusal).at("receipt"), model, response);
        } catch (TooOften often) {
            return follow(receipt, Problems.of(often, response), model, response);
        }
    }

    private static String follow(String receipt, Problems problems, Model model, HttpServletResponse response) {
        model.addAttribute("receipt", receipt.substring(0, Math.min(receipt.length(), 40)));
        model.addAttribute("problems", problems);
        response.setStatus(problems.status());
        unstored(response);
        return "public/follow";
    }

    /** Neither the browser nor a proxy keeps it: somebody else may take up the telephone. */
    private static void unstored(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @ExceptionHandler
    ModelAndView missing(Refusal refusal) {
        return new ModelAndView("error/404", Map.of("message", refusal.getMessage()), HttpStatus.NOT_FOUND);
    }
}
