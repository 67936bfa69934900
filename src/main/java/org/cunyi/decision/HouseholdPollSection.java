package org.cunyi.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** How the households were asked and what the table said of it. */
@Component
class HouseholdPollSection implements CaseSection {

    private final HouseholdPolls polls;
    private final Wording words;

    HouseholdPollSection(HouseholdPolls polls, Wording words) {
        this.polls = polls;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        return file.process().equals(DecisionProcess.SIX_KEY) ? polls.all(file.caseNumber()).stream().map(this::section).toList()
                : List.of();
    }

    private Section section(HouseholdPoll poll) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("征询完成日期", poll.heldOn().getYear() + "年" + poll.heldOn().getMonthValue() + "月" + poll.heldOn().getDayOfMonth() + "日");
        facts.put("全村户数", poll.households() + "户");
        facts.put("征询户数", poll.asked() + "户（" + (poll.sufficient() ? "达到要求" : "未达到要求，须继续征询") + "）");
        facts.put("同意", poll.agreed() + "户");
        facts.put("不同意", poll.opposed() + "户");
        facts.put("未表态", poll.asked() - poll.agreed() - poll.opposed() + "户");
        facts.put("征询结果", !poll.sufficient() ? "未形成结果" : poll.passed() ? "通过" : "未通过");
        if (poll.opinion() != null) {
            facts.put("处理意见", words.of("opinion", poll.opinion()));
        }
        facts.put("依据", poll.legalBasis());
        facts.put("主要意见", poll.content());
        return new Section("民议入户征询（" + (poll.isTakenBack() ? "已撤回" : "第" + poll.attempt() + "次") + "）", facts);
    }
}
