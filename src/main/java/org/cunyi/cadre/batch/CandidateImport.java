package org.cunyi.cadre.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.qualification.CandidateDesk;
import org.cunyi.cadre.qualification.NewCandidate;
import org.cunyi.org.ImportTable;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters candidates as the acting official, one by one or from a file. Every row goes through the very forms and rules of the step, in a
 * transaction of its own; a row is tried out by taking the step and undoing it, so that there is no second copy of any rule. Whoever was entered
 * is under review, so that the same file can be sent again after a failure and nobody is entered twice. The file is not kept.
 */
@Component
public class CandidateImport {

    private final CandidateDesk desk;
    private final Batches batches;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    CandidateImport(CandidateDesk desk, Batches batches, Organisation organisation, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.desk = desk;
        this.batches = batches;
        this.organisation = organisation;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * @return the number of the case
     * @throws Refusal naming the form's fields
     */
    public String enter(Batch batch, NewCandidate candidate) {
        return transaction.execute(status -> {
            String number = desk.enter(batch.township(), candidate);
            batches.join(batch, number);
            return number;
        });
    }

    /**
     * @param skipBad enter what is in order although other rows are not; otherwise one bad row lets nothing be entered
     * @throws Refusal with the field {@code file} where the file cannot be read at all
     */
    public ImportReport enter(Batch batch, String fileName, byte[] content, boolean skipBad) {
        List<ImportTable.Row> rows = CandidateFile.read(fileName, content);
        List<OrgUnit> villages = organisation.children(batch.township());
        Map<ImportTable.Row, List<CandidateProblem>> bad = new LinkedHashMap<>(unreadable(rows, villages));
        if (!skipBad) {
            rows.stream().filter(r -> !bad.containsKey(r)).forEach(r -> attempt(r, bad, () -> tryOut(batch, CandidateFile.candidate(r, villages))));
        }
        int entered = 0;
        if (skipBad || bad.isEmpty()) {
            for (ImportTable.Row row : rows) {
                entered += !bad.containsKey(row) && attempt(row, bad, () -> enter(batch, CandidateFile.candidate(row, villages))) ? 1 : 0;
            }
        }
        ImportReport report = new ImportReport(rows.size(), entered, bad.size(), skipBad, rows.stream().filter(bad::containsKey)
                .flatMap(r -> bad.get(r).stream()).toList());
        transaction.executeWithoutResult(status -> events.publishEvent(SimpleAct.ofNow(null, "candidates.imported", batch.number(), Map.of("rows",
                report.rows(), "entered", report.entered(), "refused", report.refused(), "skipBad", skipBad))));
        return report;
    }

    /** What no form can know: that a row is there twice, is longer than the headers, or names a village that there is twice. */
    private static Map<ImportTable.Row, List<CandidateProblem>> unreadable(List<ImportTable.Row> rows, List<OrgUnit> villages) {
        Map<ImportTable.Row, List<CandidateProblem>> bad = new LinkedHashMap<>();
        Map<String, Integer> first = new HashMap<>();
        for (ImportTable.Row row : rows) {
            Integer earlier = first.putIfAbsent(CandidateFile.person(CandidateFile.candidate(row, villages)), row.line());
            if (row.beyond()) {
                bad.put(row, List.of(new CandidateProblem(row.line(), "", "有内容在没有列名的格子里，可能多了一列或者一个逗号")));
            } else if (earlier != null) {
                bad.put(row, List.of(new CandidateProblem(row.line(), CandidateFile.IDENTITY, "与第" + earlier + "行是同一人、同一职务")));
            } else if (CandidateFile.isAmbiguous(row, villages)) {
                bad.put(row, List.of(new CandidateProblem(row.line(), CandidateFile.VILLAGE, "本乡镇有几个村叫这个名字，请填12位单位代码")));
            }
        }
        return bad;
    }

    private void tryOut(Batch batch, NewCandidate candidate) {
        transaction.executeWithoutResult(status -> {
            desk.enter(batch.township(), candidate);
            status.setRollbackOnly();
        });
    }

    /** @return whether it went through; why not is noted */
    private static boolean attempt(ImportTable.Row row, Map<ImportTable.Row, List<CandidateProblem>> bad, Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.BAD_INPUT && refusal.kind() != Refusal.Kind.SOMEBODY_WAS_FIRST) {
                throw refusal;
            }
            List<CandidateProblem> problems = new ArrayList<>();
            refusal.errors().forEach(e -> problems.add(new CandidateProblem(row.line(), CandidateFile.column(e.field()), words(e.message()))));
            bad.put(row, problems);
            return false;
        }
    }

    /** Without the field's name, which the column says, and without what was typed, which may be about a person and in the wrong column. */
    private static String words(String message) {
        return message.replaceAll("“[^”]*”", "").replaceFirst("^[^：，。]{1,20}：", "");
    }
}
