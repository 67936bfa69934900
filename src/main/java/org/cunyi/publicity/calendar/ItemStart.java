package org.cunyi.publicity.calendar;

import java.util.List;
import java.util.Map;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A publication that no other procedure calls begins with an item of the village's calendar, which says what kind of notice it is. */
@Component
@Order(20)
class ItemStart implements StepRule {

    static final String ITEM = "dutyItem";
    private static final String CHOICES = "due-publications";

    private final Items items;
    private final ItemCases cases;

    ItemStart(Items items, ItemCases cases) {
        this.items = items;
        this.cases = cases;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(PublicityProcess.KEY, Step.START);
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of(CHOICES, items.openOf(step.orgCode()).stream().map(i -> new Option(String.valueOf(i.id()), i.title())).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Item item = items.find(Long.parseLong(answers.text(ITEM))).filter(i -> i.orgCode().equals(step.orgCode()))
                .orElseThrow(() -> Refusal.of(ITEM, "公开日历事项编号：没有这一事项"));
        cases.takeUp(item, step.caseNumber());
        return Map.of(PublicityProcess.NOTICE_KIND, item.noticeKind());
    }
}
