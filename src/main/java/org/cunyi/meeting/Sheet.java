package org.cunyi.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;

/** What was entered on a meeting sheet, with the checks that need nothing but the sheet itself (domain.md §3). */
public record Sheet(String meetingKind, LocalDate heldOn, LocalDate noticedOn, String urgentReason, String place, String chair,
        String recorder, Integer expected, String expectedReason, int excluded, Integer present, Integer inFavour, Integer against,
        Integer abstained, String content, String opinion, String townshipOfficial, String convenedBy) {

    public static Sheet of(String meetingKind, Answers a) {
        return new Sheet(meetingKind, a.date("heldOn"), a.date("noticedOn"), a.text("urgentReason"), a.text("place"), a.text("chair"),
                a.text("recorder"), a.whole("expected"), a.text("expectedReason"), a.wholeOr("excluded", 0), a.whole("present"),
                a.whole("inFavour"), a.whole("against"), a.whole("abstained"), a.text("content"), a.text("opinion"),
                a.text("townshipOfficial"), a.text("convenedBy"));
    }

    /** @throws Refusal naming every count and date that is impossible */
    void checkItself(LocalDate today, int base) {
        List<FieldError> errors = new ArrayList<>();
        if (base <= 0) {
            errors.add(new FieldError("expected", "应到人数：必须大于0"));
        }
        if (present > base) {
            errors.add(new FieldError("present", "实到人数：" + present + "人多于应到" + base + "人"));
        }
        int votes = inFavour + against + abstained;
        if (votes > present) {
            errors.add(new FieldError("inFavour", "赞成、反对、弃权合计" + votes + "票，多于实到" + present + "人"));
        }
        if (heldOn.isAfter(today)) {
            errors.add(new FieldError("heldOn", "召开日期：不能晚于今天（" + today + "）"));
        }
        if (noticedOn != null && noticedOn.isAfter(heldOn)) {
            errors.add(new FieldError("noticedOn", "通知日期：不能晚于召开日期"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }
}
