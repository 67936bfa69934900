package org.cunyi.cadre.qualification;

import java.util.Optional;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.springframework.stereotype.Component;

/** Proposes the notice of 人选公示: name, post and the fact, nothing else (domain.md §8). */
@Component
class CandidateNoticeText implements NoticeText {

    private final Papers papers;
    private final Qualifications qualifications;
    private final Organisation organisation;

    CandidateNoticeText(Papers papers, Qualifications qualifications, Organisation organisation) {
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
        String village = organisation.name(q.villageCode());
        return new Draft(village + q.post() + "拟任人选公示", "经任职资格联审，拟由%s任%s%s，现予公示。%n对公示有异议的，请在公示期内实名提出。".formatted(
                candidate.text("candidateName"), village, q.post()));
    }
}
