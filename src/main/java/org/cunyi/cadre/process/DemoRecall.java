package org.cunyi.cadre.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.cunyi.cadre.recall.Signature;
import org.cunyi.cadre.recall.SignatureDesk;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demonstration county's recalls: of one who was ordered to resign and refused, voted through, whose result hangs; and a petition that too few
 * signed.
 */
@Component
@Profile("embedded")
class DemoRecall {

    private static final String COUNTED = "counted";

    private final DemoRegister register;
    private final DemoOfficials officials;
    private final DemoNotices notices;
    private final DemoMarks marks;
    private final SignatureDesk desk;
    private final Cases cases;
    private final Roster roster;

    DemoRecall(DemoRegister register, DemoOfficials officials, DemoNotices notices, DemoMarks marks, SignatureDesk desk, Cases cases, Roster roster) {
        this.register = register;
        this.officials = officials;
        this.notices = notices;
        this.marks = marks;
        this.desk = desk;
        this.cases = cases;
        this.roster = roster;
    }

    void take() {
        DemoFiles.rows("recalls.csv").forEach(this::take);
    }

    private void take(CSVRecord row) {
        String clerk = row.get("village") + "-clerk";
        String office = row.get("township") + "-office";
        int received = DemoFiles.number(row, "received");
        CaseFile file = cases.get(marks.once("recall-" + row.get("key"), () -> officials.begin(clerk, "cadre-recall", Map.of("post",
                String.valueOf(register.held(row.get("person")).id()), "receivedOn", officials.ago(received), "signatories", "representatives",
                "reasons", row.get("reasons"), "contact", row.get("contact")))));
        if (!officials.open(file, "verify_petition").isEmpty()) {
            officials.as(office, () -> checked(file, "signatures-" + row.get("key") + ".csv"));
            officials.done(office, file, "verify_petition", row.get("invalid") == null ? Map.of() : Map.of("invalidReason", row.get("invalid"),
                    "petitionersToldOn", officials.ago(received - 3)));
        }
        if (row.get("invalid") == null) {
            officials.done(office, file, "defence", Map.of("toldOn", officials.ago(received - 5), "defended", "defended", "defence", row.get(
                    "defence")));
            vote(row, file, clerk, received - 18);
            finish(row, file);
        }
    }

    /** All are known to the office by their village's list of representatives. */
    private boolean checked(CaseFile file, String signatures) {
        if (desk.list(file).isEmpty()) {
            desk.enterFile(file, signatures, DemoFiles.content(signatures));
        }
        desk.check(file, desk.list(file).stream().filter(s -> !s.state().equals(COUNTED)).collect(Collectors.toMap(Signature::number,
                s -> new SignatureDesk.Check(COUNTED, null, null))));
        return true;
    }

    private void vote(CSVRecord row, CaseFile file, String clerk, int ago) {
        String noticed = officials.ago(ago + 6);
        officials.done(clerk, file, "convene_vote", Map.of("voteOn", officials.ago(ago), "place", row.get("place"), "noticedOn", noticed));
        Map<String, Object> sheet = new HashMap<>(Map.of("heldOn", officials.ago(ago), "noticedOn", noticed, "place", row.get("place"), "chair",
                roster.name(row.get("village") + "-supervision"), "recorder", roster.name(clerk), "content", row.get("content"), "opinion", "drop"));
        List.of("present", "against", "abstained").forEach(count -> sheet.put(count, DemoFiles.number(row, count)));
        sheet.put("inFavour", DemoFiles.number(row, "in_favour"));
        officials.done(clerk, file, "record_vote", sheet);
    }

    private void finish(CSVRecord row, CaseFile file) {
        cases.children(file.caseNumber()).forEach(p -> notices.township(row.get("township"), p));
    }
}
