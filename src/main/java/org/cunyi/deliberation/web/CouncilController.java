package org.cunyi.deliberation.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.CouncilChange;
import org.cunyi.deliberation.council.Member;
import org.cunyi.org.OrgUnit;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The council of one village: who sits on it, until when, and how that came about. */
@PageController
class CouncilController {

    private final CouncilAccess access;
    private final Council council;
    private final Clock clock;

    CouncilController(CouncilAccess access, Council council, Clock clock) {
        this.access = access;
        this.council = council;
        this.clock = clock;
    }

    @GetMapping("/deliberation/{villageCode:[0-9]{12}}")
    String show(@PathVariable String villageCode, Model model) {
        OrgUnit village = access.village(villageCode);
        List<Member> members = council.members(villageCode, LocalDate.now(clock));
        model.addAttribute("village", village);
        model.addAttribute("term", council.term(villageCode).orElse(null));
        model.addAttribute("terms", council.terms(villageCode));
        model.addAttribute("chair", members.stream().filter(Member::chair).findFirst().orElse(null));
        model.addAttribute("members", members);
        model.addAttribute("byKind", byKind(members));
        model.addAttribute("changes", council.changes(villageCode).stream()
                .collect(Collectors.groupingBy(CouncilChange::day, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("mayRaise", access.councils().contains(villageCode));
        return "deliberation/council";
    }

    private Map<String, List<Member>> byKind(List<Member> members) {
        Map<String, List<Member>> byKind = new LinkedHashMap<>();
        council.kinds().values().forEach(label -> byKind.put(label, members.stream().filter(m -> m.kindLabel().equals(label)).toList()));
        byKind.values().removeIf(List::isEmpty);
        return byKind;
    }
}
