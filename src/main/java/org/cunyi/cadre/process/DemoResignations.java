package org.cunyi.cadre.process;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the villages' own meetings decided on applications to resign: without them nobody leaves a post that villagers gave. */
@Component
@Profile("embedded")
class DemoResignations {

    private final DemoOfficials officials;
    private final DemoNotices notices;
    private final DemoMarks marks;
    private final Cases cases;
    private final Roster roster;

    DemoResignations(DemoOfficials officials, DemoNotices notices, DemoMarks marks, Cases cases, Roster roster) {
        this.officials = officials;
        this.notices = notices;
        this.marks = marks;
        this.cases = cases;
        this.roster = roster;
    }

    /** The answers of the step that enters the result. */
    Map<String, Object> resolved(DemoHandling h) {
        CSVRecord row = DemoFiles.rows("resignations.csv").stream().filter(r -> r.get("handling").equals(h.key())).findFirst().orElseThrow();
        CaseFile decision = decided(row, h);
        Map<String, Object> answers = new HashMap<>(Map.of("resolutionCase", decision.caseNumber(), "resolutionAnswer", row.get("result"), "ofThisPerson",
                "yes"));
        if (row.get("result").equals("accepted")) {
            answers.put("endedOn", officials.ago(h.decided() - 18));
        }
        return answers;
    }

    private CaseFile decided(CSVRecord row, DemoHandling h) {
        String village = row.get("village");
        String clerk = village + "-clerk";
        CaseFile file = cases.get(marks.once("resignation-" + h.key(), () -> officials.begin(clerk, "decision", Map.of("title", row.get("title"),
                "matterKind", "resignation", "motionSource", "party-and-masses", "summary", row.get("summary")))));
        officials.done(village + "-secretary", file, "party_proposal", sheet(village, h.decided() - 5, DemoFiles.number(row, "party_committee")));
        officials.done(clerk, file, "joint_consultation", sheet(village, h.decided() - 6, DemoFiles.number(row, "two_committees")));
        Map<String, Object> review = sheet(village, h.decided() - 10, DemoFiles.number(row, "party_members"));
        review.put("noticedOn", officials.ago(h.decided() - 6));
        officials.done(clerk, file, "party_review", review);
        officials.done(clerk, file, "villagers_resolution", resolution(row, h));
        cases.children(file.caseNumber()).forEach(p -> notices.village(village, p, Map.of("noticeTitle", row.get("title"), "noticeBody",
                row.get("summary"))));
        return file;
    }

    private Map<String, Object> resolution(CSVRecord row, DemoHandling h) {
        Map<String, Object> sheet = sheet(row.get("village"), h.decided() - 18, DemoFiles.number(row, "representatives"));
        sheet.putAll(Map.of("noticedOn", officials.ago(h.decided() - 12), "meetingKind", "villager-representatives", "inFavour", DemoFiles.number(row,
                "in_favour"), "against", DemoFiles.number(row, "against"), "abstained", DemoFiles.number(row, "abstained"), "content",
                "听取本人申请和情况说明，投票表决是否接受辞职。"));
        if (!row.get("result").equals("accepted")) {
            sheet.put("opinion", "drop");
        }
        return sheet;
    }

    /** Whoever came was for it. */
    private Map<String, Object> sheet(String village, int ago, int present) {
        return new HashMap<>(Map.of("heldOn", officials.ago(ago), "place", "村委会会议室", "chair", roster.name(village + "-secretary"), "recorder",
                roster.name(village + "-clerk"), "present", present, "inFavour", present, "against", 0, "abstained", 0, "content",
                "同意将辞职申请提请村民代表会议决定。"));
    }
}
