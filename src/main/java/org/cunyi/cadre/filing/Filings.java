package org.cunyi.cadre.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was handed in with whom and how it was answered; only ever added to. */
@Component
public class Filings {

    /** Kinds of papers: why an authority returned it, and what was said with the next attempt. */
    static final String RETURNED = "filing-returned";
    static final String COMPLETED = "filing-completed";
    static final String WORDS = "words";

    private final JdbcClient jdbc;
    private final CadrePapers papers;
    private final Clock clock;

    public Filings(JdbcClient jdbc, CadrePapers papers, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.clock = clock;
    }

    /** All of a case, in their order. */
    public List<Filing> of(String caseNumber) {
        return jdbc.sql("select * from cadre_filing where case_number = ? order by id").param(caseNumber).query(Filing.class).list();
    }

    /** The newest with that authority. */
    public Optional<Filing> newest(String caseNumber, String authority) {
        return of(caseNumber).stream().filter(f -> f.authority().equals(authority)).reduce((first, second) -> second);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Filing handIn(String caseNumber, String authority, LocalDate dueOn) {
        int attempt = newest(caseNumber, authority).map(Filing::attempt).orElse(0) + 1;
        jdbc.sql("insert into cadre_filing (case_number, authority, attempt, due_on, handed_in_by, handed_in_at) values (?, ?, ?, ?, ?, ?)")
                .params(caseNumber, authority, attempt, dueOn, Actor.current(), OffsetDateTime.now(clock)).update();
        return newest(caseNumber, authority).orElseThrow();
    }

    /** Of two answers at once the first one counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answer(Filing filing, boolean acknowledged) {
        int answered = jdbc.sql("update cadre_filing set answer = ?, answered_by = ?, answered_at = ? where id = ? and answer is null")
                .params(acknowledged ? "acknowledged" : "returned", Actor.current(), OffsetDateTime.now(clock), filing.id()).update();
        if (answered == 0) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void escalated(Filing filing) {
        jdbc.sql("update cadre_filing set escalated_at = ? where id = ?").params(OffsetDateTime.now(clock), filing.id()).update();
    }

    /** @return what the chain keeps of it */
    Personal say(Filing filing, String kind, String words) {
        papers.keep(filing.caseNumber(), kind, filing.id(), Map.of(WORDS, words));
        return papers.told(filing.caseNumber(), words);
    }

    Optional<String> said(Filing filing, String kind) {
        return papers.latest(filing.caseNumber(), kind, filing.id()).map((CadrePaper p) -> p.text(WORDS));
    }
}
