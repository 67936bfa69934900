package org.cunyi.cadre.unfitness;

import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** Proposes the circular: who, which post, what he was found to have done, which measure; printed or read out in the range that was decided. */
@Component
class CircularText implements NoticeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Unfitnesses unfitnesses;
    private final Subjects subjects;
    private final Docket docket;
    private final Catalogue catalogue;
    private final Cases cases;
    private final Organisation organisation;
    private final NoticeTexts texts;

    CircularText(Unfitnesses unfitnesses, Subjects subjects, Docket docket, Catalogue catalogue, Cases cases, Organisation organisation,
            NoticeTexts texts) {
        this.texts = texts;
        this.unfitnesses = unfitnesses;
        this.subjects = subjects;
        this.docket = docket;
        this.catalogue = catalogue;
        this.cases = cases;
        this.organisation = organisation;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return parentCaseNumber == null || !noticeKind.equals(UnfitnessProcess.CIRCULAR) ? Optional.empty() : cases.find(parentCaseNumber)
                .filter(c -> c.process().equals(UnfitnessProcess.CRITICISM)).flatMap(c -> draft(cases.get(c.parentCaseNumber())));
    }

    private Optional<Draft> draft(CaseFile main) {
        Unfitness row = unfitnesses.get(main.caseNumber());
        Step step = Step.beside(main, "circular", "通报");
        return subjects.of(row).map(s -> {
            String situations = docket.facts(main.caseNumber()).map(f -> catalogue.situations(step, String.join(",", f.codes())).stream()
                    .map(Catalogue.Situation::name).collect(Collectors.joining("；"))).orElse("");
            String township = organisation.name(new OrgCode(row.villageCode()).township());
            return texts.write("handling", row.villageCode(), Map.of("村名", s.orgName(), "职务", s.title(), "姓名", s.name(), "情形", situations, "乡镇", township,
                    "决定日期", row.decidedOn().format(DAY), "范围", "village".equals(row.circularRange()) ? s.orgName() : township));
        });
    }
}
