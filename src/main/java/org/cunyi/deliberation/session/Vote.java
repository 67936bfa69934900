package org.cunyi.deliberation.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.council.Member;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;

/** What was counted; {@code byName} is empty where nobody asked who. */
record Vote(int inFavour, int against, int abstained, Map<Long, String> byName) {

    static Vote of(Answers answers, List<Member> voting) {
        return answers.yes("byName") ? named(answers, voting) : counted(answers);
    }

    private static Vote counted(Answers answers) {
        List<FieldError> errors = List.of(List.of("inFavour", "赞成"), List.of("against", "反对"), List.of("abstained", "弃权")).stream()
                .filter(f -> !answers.has(f.get(0))).map(f -> new FieldError(f.get(0), f.get(1) + "：必须填写票数")).toList();
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return new Vote(answers.whole("inFavour"), answers.whole("against"), answers.whole("abstained"), Map.of());
    }

    private static Vote named(Answers answers, List<Member> voting) {
        Answers votes = answers.each("vote");
        List<FieldError> errors = new ArrayList<>(voting.stream().filter(m -> !votes.has(String.valueOf(m.id())))
                .map(m -> new FieldError("vote_" + m.id(), "点名表决：没有填写" + m.name() + "的表决")).toList());
        if (votes.values().keySet().stream().anyMatch(id -> voting.stream().noneMatch(m -> String.valueOf(m.id()).equals(id)))) {
            errors.add(new FieldError("vote", "点名表决：回避的成员不能表决"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        Map<Long, String> named = new LinkedHashMap<>();
        voting.forEach(m -> named.put(m.id(), votes.text(String.valueOf(m.id()))));
        return new Vote(count(named, "in-favour"), count(named, "against"), count(named, "abstained"), named);
    }

    private static int count(Map<Long, String> named, String vote) {
        return (int) named.values().stream().filter(vote::equals).count();
    }
}
