package org.cunyi.cadre.qualification;

import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.springframework.stereotype.Component;

/** Proposes the notice of 人选公示: name, post and the fact, nothing else (domain.md §8). */
@Component
class CandidateNoticeText implements NoticeText {

    private final Papers papers;
    private final Qualifications qualifications;
    private final Organisation organisation;
    private final NoticeTexts texts;

    CandidateNoticeText(Papers papers, Qualifications qualifications, Organisation organisation, NoticeTexts texts) {
        this.texts = texts;
        this.papers = papers;
        this.qualifications = qualifications;
        this.organisation = organisation;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return parentCaseNumber == null || !noticeKind.equals("candidate") ? Optional.empty()
                : papers.latest(parentCaseNumber, Paper.CANDIDATE).map(p -> draft(p, qualifications.find(parentCaseNumber).orElseThrow()));
    }

    private Draft draft(Paper candidate, Qualification q) {
        return texts.write("candidate", q.villageCode(), Map.of("村名", organisation.name(q.villageCode()), "职务", q.post(), "姓名",
                candidate.text("candidateName")));
    }
}
