package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cunyi.cadre.recall.Signature;
import org.cunyi.cadre.recall.SignatureDesk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 核验联名: the township enters who signed a petition and checks one after the other. */
@PageController
@RequestMapping("/recalls/{caseNumber}/signatures")
class SignatureController {

    private static final int SIZE = 50;
    private static final String STATE = "state_";
    private static final Pattern NUMBERED = Pattern.compile("state_[1-9][0-9]{0,5}");

    private final SignatureDesk desk;

    SignatureController(SignatureDesk desk) {
        this.desk = desk;
    }

    /** @param show {@code all}, {@code twins}, or only what is not checked yet */
    public record Way(String show, Integer page) {

        public int at() {
            return SearchInput.page(page);
        }

        public boolean is(String wanted) {
            return wanted.equals("all".equals(show) || "twins".equals(show) ? show : "open");
        }

        boolean shows(Signature s) {
            return is("all") || is("twins") && s.twin() != null || is("open") && s.state().equals("open");
        }
    }

    /** What was typed on a page: {@code state_7}, {@code reason_7}, {@code seen_7} for the seventh. */
    public record Typed(Map<String, String> values) {

        public String state(int number) {
            return values.get("state_" + number);
        }

        public String reason(int number) {
            return values.get("reason_" + number);
        }

        /** Those for which something was chosen that is not what they are already. */
        Map<Integer, SignatureDesk.Check> said() {
            Map<Integer, SignatureDesk.Check> said = new TreeMap<>();
            values.keySet().stream().filter(k -> NUMBERED.matcher(k).matches())
                    .map(k -> Integer.parseInt(k.substring(STATE.length())))
                    .filter(n -> !state(n).isBlank() && isNew(n))
                    .forEach(n -> said.put(n, new SignatureDesk.Check(state(n), reason(n), seen(n))));
            return said;
        }

        private boolean isNew(int number) {
            String reason = reason(number) == null ? "" : reason(number);
            return !state(number).equals(values.get("was_" + number)) || !reason.equals(values.getOrDefault("because_" + number, ""));
        }

        private OffsetDateTime seen(int number) {
            try {
                String seen = values.get("seen_" + number);
                return seen == null || seen.isBlank() ? null : OffsetDateTime.parse(seen);
            } catch (DateTimeParseException tampered) {
                throw Refusal.late("页面内容已经更新，请刷新后查看");
            }
        }
    }

    @GetMapping
    String list(@PathVariable String caseNumber, @ModelAttribute("way") Way way, Model model) {
        return show(desk.caseFile(caseNumber), way, model);
    }

    private String show(CaseFile file, Way way, Model model) {
        List<Signature> found = desk.list(file).stream().filter(way::shows).toList();
        model.addAttribute("file", file);
        model.addAttribute("counts", desk.counts(file));
        model.addAttribute("items", found.stream().skip((long) way.at() * SIZE).limit(SIZE).toList());
        model.addAttribute("hasNext", found.size() > (way.at() + 1) * SIZE);
        model.addAttribute("mayCheck", desk.isOpen(file));
        return "cadre/signatures";
    }

    /** Lines that were typed, or a file. */
    @PostMapping
    String enter(@PathVariable String caseNumber, @RequestParam(required = false) String lines, @RequestParam(required = false) MultipartFile file,
            @ModelAttribute("way") Way way, Model model, HttpServletResponse response) throws IOException {
        CaseFile recall = desk.caseFile(caseNumber);
        try {
            if (file != null && !file.isEmpty()) {
                desk.enterFile(recall, file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getBytes());
            } else {
                desk.enterLines(recall, lines);
            }
            return "redirect:/recalls/" + caseNumber + "/signatures";
        } catch (Refusal refusal) {
            model.addAttribute("lines", lines);
            return refused(refusal, recall, way, model, response);
        }
    }

    /** One page at once, each signature by itself. */
    @PostMapping("/checks")
    String check(@PathVariable String caseNumber, @RequestParam Map<String, String> values, @ModelAttribute("way") Way way, Model model,
            HttpServletResponse response) {
        CaseFile recall = desk.caseFile(caseNumber);
        Typed typed = new Typed(values);
        try {
            Map<Integer, SignatureDesk.Check> said = typed.said();
            if (said.isEmpty()) {
                throw Refusal.of("state", "没有选择核验结果");
            }
            desk.check(recall, said);
            return "redirect:/recalls/" + caseNumber + "/signatures" + (way.is("open") ? "" : "?show=" + way.show() + "&page=" + way.at());
        } catch (Refusal refusal) {
            model.addAttribute("typed", typed);
            return refused(refusal, recall, way, model, response);
        }
    }

    private String refused(Refusal refusal, CaseFile file, Way way, Model model, HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        model.addAttribute("problem", refusal.getMessage());
        return show(file, way, model);
    }
}
