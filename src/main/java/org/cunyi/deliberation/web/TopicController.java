package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.topic.OwnTopic;
import org.cunyi.deliberation.topic.Topics;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's own topics, and raising one, on a telephone as well as at a desk. */
@PageController
class TopicController {

    private static final int SIZE = 20;
    private static final int LAST_PAGE = 100_000;

    private final CouncilAccess access;
    private final Topics topics;
    private final CaseView view;

    TopicController(CouncilAccess access, Topics topics, CaseView view) {
        this.access = access;
        this.topics = topics;
        this.view = view;
    }

    /** A topic as it was typed. */
    public record Typed(String title, String content, String proposal, String concerns, String villageCode) {

        Map<String, Object> answers() {
            Map<String, Object> answers = new HashMap<>();
            answers.put("title", title);
            answers.put("content", lines(content));
            answers.put("proposal", lines(proposal));
            answers.put("concerns", concerns);
            answers.put("villageCode", villageCode);
            return answers;
        }

        /** Browsers send line breaks as two characters, which nobody counts when he types. */
        private static String lines(String text) {
            return text == null ? null : text.replace("\r\n", "\n");
        }
    }

    @GetMapping("/deliberation/topics")
    String own(@RequestParam(defaultValue = "0") int page, @RequestParam(required = false) String raised, Model model) {
        access.units();
        int at = Math.max(0, Math.min(page, LAST_PAGE));
        List<OwnTopic> found = topics.raisedBy(access.members(), at, SIZE);
        model.addAttribute("topics", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("page", at);
        model.addAttribute("hasNext", found.size() > SIZE);
        model.addAttribute("raised", found.stream().filter(t -> t.caseNumber().equals(raised)).findFirst().orElse(null));
        model.addAttribute("councils", access.councils());
        return "deliberation/topics";
    }

    @GetMapping("/deliberation/topics/new")
    String form(Model model) {
        return show(new Typed(null, null, null, null, null), Map.of(), model);
    }

    @PostMapping("/deliberation/topics/new")
    String raise(@ModelAttribute("typed") Typed typed, Model model, HttpServletResponse response) {
        try {
            return "redirect:/deliberation/topics?raised=" + view.start(DeliberationProcess.TOPIC, typed.answers());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(typed, refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a)), model);
        }
    }

    private String show(Typed typed, Map<String, String> errors, Model model) {
        List<String> councils = access.councils();
        if (councils.isEmpty()) {
            throw Refusal.notYours("只有议事会成员可以提出议题");
        }
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("councils", councils);
        return "deliberation/new-topic";
    }
}
