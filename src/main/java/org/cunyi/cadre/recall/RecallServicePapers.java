package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.cadre.service.ServicePaper;
import org.cunyi.cadre.service.ServicePapers;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** What the member is given in writing: that the villagers ask for his recall and why, never who; and how they voted. */
@Component
class RecallServicePapers implements ServicePapers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String NOTICE = "notice";

    private final Recalls recalls;
    private final RecallOffices offices;
    private final VoteCallings callings;
    private final RecallPeriods periods;
    private final CadrePapers papers;
    private final Meetings meetings;
    private final Organisation organisation;
    private final Roster roster;
    private final Wording words;
    private final Clock clock;

    RecallServicePapers(Recalls recalls, RecallOffices offices, VoteCallings callings, RecallPeriods periods, CadrePapers papers, Meetings meetings,
            Organisation organisation, Roster roster, Wording words, Clock clock) {
        this.recalls = recalls;
        this.offices = offices;
        this.callings = callings;
        this.periods = periods;
        this.papers = papers;
        this.meetings = meetings;
        this.organisation = organisation;
        this.roster = roster;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Offer> offers(CaseFile file) {
        List<Offer> offers = new ArrayList<>();
        petition(file).filter(r -> Boolean.TRUE.equals(r.valid())).ifPresent(r -> {
            offers.add(new Offer(NOTICE, "罢免要求告知书", "联名成立以后、投票以前交本人", List.of()));
            vote(r).ifPresent(m -> offers.add(new Offer("result", "罢免表决结果通知", "投票有结果以后交本人", List.of())));
        });
        return offers;
    }

    /** Of a case that the township's office serves papers of, as long as anything personal is left. */
    private Optional<Recall> petition(CaseFile file) {
        return offices.ofTownship(file) ? recalls.find(file.caseNumber()).filter(r -> r.purgedAt() == null) : Optional.empty();
    }

    private Optional<Meeting> vote(Recall recall) {
        return callings.newest(recall.caseNumber()).filter(c -> c.state().equals("voted")).flatMap(c -> meetings.latest(recall.caseNumber()));
    }

    @Override
    public Optional<ServicePaper> write(CaseFile file, String kind, String measure) {
        return petition(file).flatMap(r -> kind.equals(NOTICE) ? Optional.of(notice(file, r)) : vote(r).map(m -> result(r, m)));
    }

    private ServicePaper notice(CaseFile file, Recall recall) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = periods.lookEnd(Step.beside(file, "service-paper", "送达文书"), "defence", today);
        List<String> lines = new ArrayList<>(List.of("%s收到%s，要求罢免你的%s职务。经核验，计入联名%d名，基数%d人，罢免要求成立（%s）。".formatted(DAY.format(recall.receivedOn()),
                words.of("recall-signatories", recall.signatories()), recall.postTitle(), recall.counted(), recall.base(), recall.legalBasis())));
        papers.latest(recall.caseNumber(), RecallProcess.REASONS).ifPresent(p -> lines.add("罢免理由：" + p.text("reasons")));
        lines.add("依照《中华人民共和国村民委员会组织法》（2025年修订）第十九条，你有权提出申辩意见。请在" + DAY.format(last) + "前当面或者书面提出，也可以明确表示放弃。");
        lines.add("是否罢免由村民投票决定。你应当回避本案的办理；不得打听、报复联名的村民。");
        return ServicePaper.letter("罢免要求告知书", addressee(recall), lines, township(recall), DAY.format(today));
    }

    private ServicePaper result(Recall recall, Meeting vote) {
        List<String> lines = new ArrayList<>(List.of("%s，本村就罢免你的%s职务进行投票。登记参加选举的村民%d人，收回选票%d张，同意罢免%d票，不同意%d票，弃权%d票。".formatted(
                DAY.format(vote.heldOn()), recall.postTitle(), vote.expected(), vote.present(), vote.inFavour(), vote.against(), vote.abstained())));
        lines.add("依照%s，投票的村民%s半数同意，罢免%s。".formatted(vote.legalBasis(), vote.passed() ? "过" : "未过", vote.passed() ? "通过" : "未通过"));
        lines.add(vote.passed() ? "投票结果依法公布。公布期内没有成立的实体异议的，你的职务自投票之日终止，请按规定办理移交。" : "你继续任职。投票结果依法公布。");
        lines.add("你对投票有异议的，可以在公布期内向乡镇组织办提出。");
        return ServicePaper.letter("罢免表决结果通知", addressee(recall), lines, township(recall), DAY.format(LocalDate.now(clock)));
    }

    @Override
    public Optional<String> served(CaseFile file) {
        return petition(file).map(r -> organisation.name(r.orgCode()) + " " + r.postTitle() + " " + roster.name(r.member()));
    }

    private String addressee(Recall recall) {
        return roster.name(recall.member()) + "（" + organisation.name(recall.orgCode()) + recall.postTitle() + "）：";
    }

    private String township(Recall recall) {
        return organisation.name(new OrgCode(recall.orgCode()).township()) + "人民政府";
    }
}
