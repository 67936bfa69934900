package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.cunyi.deliberation.council.PointsEntry;
import org.cunyi.deliberation.council.PointsLedger;
import org.cunyi.org.OrgUnit;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Words;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Points of a council's members, in the order of the list of members: there is no ranking of persons. */
@PageController
@RequestMapping("/deliberation/{villageCode:[0-9]{12}}/points")
class PointsController {

    private static final int SIZE = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_REASON = 500;
    private static final String NUMBER = "-?[0-9]{1,3}";

    private final CouncilAccess access;
    private final Council council;
    private final PointsLedger ledger;
    private final Clock clock;

    PointsController(CouncilAccess access, Council council, PointsLedger ledger, Clock clock) {
        this.access = access;
        this.council = council;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A member and his points in this council's term. */
    public record Sum(Member member, int points) {
    }

    /** A correction as it was typed. */
    public record Typed(Long entry, String points, String reason) {
    }

    @GetMapping
    String show(@PathVariable String villageCode, @RequestParam(defaultValue = "0") int page, Model model) {
        return show(villageCode, page, new Typed(null, null, null), null, model);
    }

    /** @param points what it should have been */
    @PostMapping("/{id:[0-9]{1,18}}/correct")
    String correct(@PathVariable String villageCode, @PathVariable long id, @RequestParam(defaultValue = "") String points,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "0") int page, Model model, HttpServletResponse response) {
        access.village(villageCode);
        access.actAsChair(villageCode);
        ledger.find(id).filter(e -> e.orgCode().equals(villageCode)).orElseThrow(() -> Refusal.notFound("没有这一笔积分"));
        try {
            ledger.correct(id, number(points), reason(reason));
            return "redirect:/deliberation/" + villageCode + "/points";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return show(villageCode, page, new Typed(id, points, reason), refusal.getMessage(), model);
        }
    }

    private static int number(String typed) {
        if (!typed.strip().matches(NUMBER)) {
            throw Refusal.of("points", "应记分值：应为整数，如 2 或 -2");
        }
        return Integer.parseInt(typed.strip());
    }

    private static String reason(String typed) {
        String problem = Words.isBlank(typed) ? "必须填写" : Words.problem(typed, false, LONGEST_REASON);
        if (problem != null) {
            throw Refusal.of("reason", "更正理由：" + problem);
        }
        return typed.strip();
    }

    private String show(String villageCode, int page, Typed typed, String problem, Model model) {
        OrgUnit village = access.village(villageCode);
        int at = Math.max(0, Math.min(page, LAST_PAGE));
        List<PointsEntry> found = ledger.page(villageCode, at, SIZE);
        Map<String, Integer> sums = council.term(villageCode).map(t -> ledger.sums(t.id())).orElse(Map.of());
        model.addAttribute("village", village);
        model.addAttribute("sums", council.members(villageCode, LocalDate.now(clock)).stream()
                .map(m -> new Sum(m, sums.getOrDefault(m.name(), 0))).toList());
        model.addAttribute("entries", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("page", at);
        model.addAttribute("hasNext", found.size() > SIZE);
        model.addAttribute("mayCorrect", access.isChair(villageCode));
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        return "deliberation/points";
    }
}
