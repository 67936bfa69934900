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
    private final Subjects subjects;
    private final Leads leads;
    private final Cases cases;
    private final CaseView view;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LeadRounds(WaitingLeads waiting, Subjects subjects, Leads leads, Cases cases, CaseView view, TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.waiting = waiting;
        this.subjects = subjects;
        this.leads = leads;
        this.cases = cases;
        this.view = view;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(cron = "${cunyi.cadre.leads-cron:0 * * * * *}", zone = "Asia/Shanghai")
    void round() {
        waiting.due().forEach(this::open);
    }

    private void open(String itemKey) {
        try {
            transaction.executeWithoutResult(status -> waiting.take(itemKey).ifPresent(this::open));
        } catch (RuntimeException e) {
            // the message of a database may quote the row
            LOG.error("no case could be opened for the lead {}, it is tried again: {}", itemKey,
                    NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
            transaction.executeWithoutResult(status -> waiting.take(itemKey).ifPresent(this::failed));
        }
    }

    private void open(WaitingLeads.Waiting lead) {
        Subject subject = responsible(lead.villageCode());
        String number = view.open(UnfitnessProcess.KEY, new OrgCode(lead.villageCode()).township(), TITLE);
        Map<String, Object> facts = leads.receive(Step.beside(cases.get(number), Step.START, "发起"), subject, lead.itemKey(), lead.words());
        view.begin(number, facts);
        waiting.opened(lead.itemKey());
    }

    /** The township is told the first time; the chain says it every time. */
    private void failed(WaitingLeads.Waiting lead) {
        waiting.failed(lead);
        events.publishEvent(SimpleAct.ofNow(null, "lead.not-opened", lead.itemKey(), Map.of("village", lead.villageCode(), "tries", lead.tries() + 1)));
        if (lead.tries() == 0) {
            events.publishEvent(CaseLetter.plain(null, "lead-not-opened", "lead-not-opened-" + lead.itemKey(), "系统线索未能立案",
                    lead.words() + "\n系统没有找到该村在任的书记、主任，或者立案时出错，每小时重试一次。请核对村干部登记簿；需要尽快办理的，由乡镇组织办登记线索。", null,
                    "/registers/cadres", List.of(), List.of(UnfitnessProcess.OFFICE + "@" + new OrgCode(lead.villageCode()).township())));
        }
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
