package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The vote that is recorded is the one that was called, and its member still held the post. Asked before the sheet is judged. */
@Component
@Order(10)
class VoteDay implements StepRule {

    private final Recalls recalls;
    private final VoteCallings callings;
    private final HeldPosts posts;

    VoteDay(Recalls recalls, VoteCallings callings, HeldPosts posts) {
        this.recalls = recalls;
        this.callings = callings;
        this.posts = posts;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, RecallProcess.RECORD_VOTE);
    }

    /** A vote that fails has one consequence only, so that nobody has to choose it. */
    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(Map.of("opinion", "drop"));
        callings.newest(step.caseNumber()).ifPresent(c -> shown.putAll(Map.of("heldOn", c.voteOn().toString(), "noticedOn",
                c.noticedOn().toString(), "place", c.place())));
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Recall recall = recalls.hold(step.caseNumber());
        LocalDate called = callings.newest(step.caseNumber()).orElseThrow().voteOn();
        LocalDate held = answers.date("heldOn");
        if (!held.equals(called)) {
            throw Refusal.of("heldOn", "投票日期：与通知的日期（" + called + "）不符；没有如期投票的，请在案件页登记“未如期投票”后重新通知");
        }
        posts.endOf(recall.postId()).filter(end -> end.isBefore(held)).ifPresent(end -> {
            throw Refusal.late("该职务已于" + end + "终止，罢免程序即行终结");
        });
        return Map.of();
    }
}
