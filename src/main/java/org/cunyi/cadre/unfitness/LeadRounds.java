package org.cunyi.cadre.unfitness;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the cases of the system's own leads, each in a transaction of its own; one that cannot be opened is tried again, and its township hears of it. */
@Component
class LeadRounds {

    private static final Logger LOG = LoggerFactory.getLogger(LeadRounds.class);
    private static final String TITLE = "系统提示";

    private final WaitingLeads waiting;
    private final LeadPace pace;
    private final Subjects subjects;
    private final Leads leads;
    private final Cases cases;
    private final CaseView view;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LeadRounds(WaitingLeads waiting, LeadPace pace, Subjects subjects, Leads leads, Cases cases, CaseView view, TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.waiting = waiting;
        this.pace = pace;
        this.subjects = subjects;
        this.leads = leads;
        this.cases = cases;
        this.view = view;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(cron = "${cunyi.cadre.leads-cron:0 * * * * *}", zone = "Asia/Shanghai")
    void round() {
        if (waiting.any()) {
            LeadPace.Pace now = pace.now();
            waiting.due(now).forEach(itemKey -> open(itemKey, now));
        }
    }

    private void open(String itemKey, LeadPace.Pace now) {
        try {
            transaction.executeWithoutResult(status -> waiting.take(itemKey, now).ifPresent(this::open));
        } catch (RuntimeException e) {
            log(itemKey, e);
            failed(itemKey, now);
        }
    }

    /** Whatever goes wrong here too, the others have their turn. */
    private void failed(String itemKey, LeadPace.Pace now) {
        try {
            transaction.executeWithoutResult(status -> waiting.take(itemKey, now).ifPresent(lead -> failed(lead, now)));
        } catch (RuntimeException e) {
            log(itemKey, e);
        }
    }

    /** The message of a database may quote the row. */
    private static void log(String itemKey, RuntimeException e) {
        LOG.error("no case could be opened for the lead {}: {}", itemKey, NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
    }

    /** Where the county still wants it. */
    private void open(WaitingLeads.Waiting lead) {
        if (waiting.wanted(lead.villageCode())) {
            Subject subject = responsible(lead.villageCode());
            String number = view.open(UnfitnessProcess.KEY, new OrgCode(lead.villageCode()).township(), TITLE);
            view.begin(number, leads.receive(Step.beside(cases.get(number), Step.START, "发起"), subject, lead.itemKey(), lead.words()));
        } else {
            events.publishEvent(SimpleAct.ofNow(null, "lead.dropped", lead.itemKey(), Map.of("village", lead.villageCode())));
        }
        waiting.over(lead.itemKey());
    }

    /** The chain says it every time; the township is told the first time and the last. */
    private void failed(WaitingLeads.Waiting lead, LeadPace.Pace now) {
        waiting.failed(lead);
        int tried = lead.tries() + 1;
        events.publishEvent(SimpleAct.ofNow(null, "lead.not-opened", lead.itemKey(), Map.of("village", lead.villageCode(), "tries", tried)));
        if (now.isLast(tried)) {
            tell(lead, "lead-given-up-", "系统已试%d次，不再重试，请乡镇组织办登记线索。".formatted(tried));
        } else if (tried == 1) {
            tell(lead, "lead-not-opened-", "每%d小时重试一次，最多%d次。请核对村干部登记簿；需要尽快办理的，由乡镇组织办登记线索。".formatted(now.pause().toHours(), now.tries()));
        }
    }

    private void tell(WaitingLeads.Waiting lead, String event, String then) {
        events.publishEvent(CaseLetter.plain(null, "lead-not-opened", event + lead.itemKey(), "系统线索未能立案", lead.words()
                + "\n系统没有找到该村在任的书记、主任，或者立案时出错。" + then, null, "/registers/cadres", List.of(), List.of(UnfitnessProcess.OFFICE + "@"
                + new OrgCode(lead.villageCode()).township())));
    }

    /** Who answers for the village: 一肩挑 before the 主任 before the secretary; nobody's deputy. */
    private Subject responsible(String village) {
        List<Subject> held = subjects.held(village);
        return held.stream().filter(s -> !s.title().contains("副") && (s.kind().equals("both") || s.kind().equals("elected")
                && s.title().contains("主任") || s.kind().equals("party") && s.title().contains("书记"))).min(Comparator.comparing(s ->
                s.kind().equals("both") ? 0 : s.kind().equals("elected") ? 1 : 2)).orElseThrow(
                () -> new IllegalStateException("nobody answers for " + village));
    }
}
