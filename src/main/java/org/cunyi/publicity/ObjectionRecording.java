package org.cunyi.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.LocalDates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Not everybody has a telephone: who brings an objection to the village office has it recorded there, and is given the receipt number. */
@Component
class ObjectionRecording implements CaseAction {

    private static final String NAME = "objection";
    private static final String OFFICIALS_ONLY = "只有本村和上级的工作人员可以登记对公告的异议";

    private final Objections objections;
    private final Notices notices;
    private final CaseOffices offices;

    ObjectionRecording(Objections objections, Notices notices, CaseOffices offices) {
        this.objections = objections;
        this.notices = notices;
        this.offices = offices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        boolean possible = file.process().equals(PublicityProcess.KEY) && file.isOpen() && offices.has(file, o -> isOfficial(o, file))
                && notices.ofCase(file.caseNumber()).filter(Notice::isPosted).isPresent();
        return possible ? Optional.of(new View(NAME, "登记异议", "村民当面或者书面提出的异议在这里登记，登记后由有权答复的岗位限期答复，回执号见上方“异议”。"
                + "不登记提出人的姓名和电话。", List.of(Field.choice("about", "异议类别", Objections.ABOUT), Field.date("receivedOn", "收到日期"),
                        Field.text("content", "异议内容", Objections.LONGEST)), "登记异议")) : Optional.empty();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(PublicityProcess.KEY)) {
            throw Refusal.notYours(OFFICIALS_ONLY);
        }
        offices.act(file, o -> isOfficial(o, file), OFFICIALS_ONLY);
        if (!file.isOpen()) {
            throw Refusal.late("公告不在公示期内，不再受理异议");
        }
        LocalDate receivedOn = LocalDates.parse(values.getOrDefault("receivedOn", "")).orElseThrow(
                () -> Refusal.of("receivedOn", "收到日期：应写成 年-月-日，如 2026-01-20"));
        objections.record(file, values.get("about"), values.get("content"), receivedOn, Actor.current());
    }

    /** Whoever supervises records nothing: an auditor changes nothing. */
    private static boolean isOfficial(Office office, CaseFile file) {
        return office.official() && office.scoped() && office.sees(file.orgCode());
    }
}
