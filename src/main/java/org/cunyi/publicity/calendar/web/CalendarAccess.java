package org.cunyi.publicity.calendar.web;

import java.util.List;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationCalendar;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.springframework.stereotype.Component;

/** Who may see and do what with the calendar: one's own unit and all below; only village officials work on it. */
@Component
class CalendarAccess {

    private static final String CLERK = "village-clerk";
    private static final String SECRETARY = "village-secretary";

    private final Roster roster;
    private final PublicationCalendar calendar;
    private final Cases cases;
    private final CaseView view;
    private final CaseOffices caseOffices;

    CalendarAccess(Roster roster, PublicationCalendar calendar, Cases cases, CaseView view, CaseOffices caseOffices) {
        this.roster = roster;
        this.calendar = calendar;
        this.cases = cases;
        this.view = view;
        this.caseOffices = caseOffices;
    }

    private List<Office> offices() {
        return roster.officesOf(Actor.current());
    }

    /** Codes of the units that may be seen, each with all below; a unit below another one of them is left out. */
    List<String> units() {
        List<String> codes = offices().stream().filter(o -> o.official() && o.orgCode() != null).map(Office::orgCode).distinct().sorted()
                .toList();
        if (codes.isEmpty()) {
            throw Refusal.notYours("公开日历只对有相应岗位的人员开放");
        }
        return codes.stream().filter(c -> codes.stream().noneMatch(o -> !o.equals(c) && c.startsWith(o))).toList();
    }

    /** An item of somebody else is as if it did not exist. */
    Item item(long id) {
        List<String> units = units();
        return calendar.find(id).filter(i -> units.stream().anyMatch(u -> i.orgCode().startsWith(u)))
                .orElseThrow(() -> Refusal.notFound("没有找到这一公开事项"));
    }

    /** Villages for which the acting person may enter events. */
    List<String> villages() {
        return offices().stream().filter(o -> o.role().equals(CLERK) || o.role().equals(SECRETARY)).map(Office::orgCode).distinct().sorted()
                .toList();
    }

    /** Villages for which the acting person may begin a case. */
    List<String> clerkOf() {
        return offices().stream().filter(o -> o.role().equals(CLERK)).map(Office::orgCode).distinct().toList();
    }

    void requireVillage(String village) {
        if (!villages().contains(village)) {
            throw Refusal.notYours("只有本村文书或者村党组织书记可以登记和撤销公开事项");
        }
    }

    /** Whether the acting person could begin its case now. */
    boolean mayStart(Item item) {
        return item.isOpen() && !item.caseOpen() && clerkOf().contains(item.orgCode());
    }

    boolean mayTakeBack(Item item) {
        return item.isEvent() && item.isOpen() && !item.caseOpen() && villages().contains(item.orgCode());
    }

    /** The task of drafting its notice, while it waits; afterwards nothing that was checked may change. */
    Optional<OpenTask> drafting(Item item) {
        return !item.caseOpen() ? Optional.empty() : view.openTasks(cases.get(item.caseNumber())).stream()
                .filter(t -> t.key().equals("user_" + PublicityProcess.DRAFT_NOTICE)).findFirst();
    }

    boolean mayDraft(Item item, OpenTask task) {
        return (task.assignee() == null || Actor.current().equals(task.assignee()))
                && caseOffices.mayWork(Actor.current(), item.caseNumber(), task);
    }

    void requireDrafting(Item item) {
        OpenTask task = drafting(item).orElseThrow(() -> Refusal.late("公告没有在起草，不能上传表格：已提交审核的，须退回后才能更换"));
        if (!mayDraft(item, task)) {
            throw Refusal.notYours("只有起草本公告的人员可以上传表格");
        }
    }
}
