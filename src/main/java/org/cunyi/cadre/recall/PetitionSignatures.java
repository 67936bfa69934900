package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who signed: what counts in clear, who it was sealed. */
@Component
class PetitionSignatures {

    private static final List<String> STATES = List.of(Signature.OPEN, Signature.COUNTED, "double", "not-entitled", "withdrawn");

    private final JdbcClient jdbc;
    private final CadrePapers papers;
    private final Clock clock;

    PetitionSignatures(JdbcClient jdbc, CadrePapers papers, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.clock = clock;
    }

    private record Row(long id, int number, String state, String checkedBy, OffsetDateTime checkedAt) {
    }

    /** @return number of the first */
    @Transactional(propagation = Propagation.MANDATORY)
    public int add(String caseNumber, List<SignatureLine> lines) {
        int first = total(caseNumber) + 1;
        for (int i = 0; i < lines.size(); i++) {
            jdbc.sql("insert into recall_signature (case_number, number, state, entered_by, entered_at) values (?, ?, 'open', ?, ?)")
                    .params(caseNumber, first + i, Actor.current(), OffsetDateTime.now(clock)).update();
        }
        Map<Integer, Long> ids = rows(caseNumber).stream().collect(Collectors.toMap(Row::number, Row::id));
        for (int i = 0; i < lines.size(); i++) {
            papers.keep(caseNumber, RecallProcess.SIGNATURE, ids.get(first + i), content(lines.get(i)));
        }
        return first;
    }

    private static Map<String, Object> content(SignatureLine line) {
        Map<String, Object> content = new HashMap<>();
        content.put("name", line.name());
        content.put("birthYear", line.birthYear());
        content.put("household", line.household());
        return content;
    }

    private List<Row> rows(String caseNumber) {
        return jdbc.sql("select id, number, state, checked_by, checked_at from recall_signature where case_number = ? order by number")
                .param(caseNumber).query(Row.class).list();
    }

    int total(String caseNumber) {
        return jdbc.sql("select count(*) from recall_signature where case_number = ?").param(caseNumber).query(Integer.class).single();
    }

    /** How many stand how, every state named. */
    Map<String, Integer> counts(String caseNumber) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        STATES.forEach(s -> counts.put(s, 0));
        rows(caseNumber).forEach(r -> counts.merge(r.state(), 1, Integer::sum));
        return counts;
    }

    /** All of a petition, opened, each with the earlier one that it looks like; none once they were erased. */
    List<Signature> of(String caseNumber) {
        Map<Long, CadrePaper> words = newest(caseNumber, RecallProcess.SIGNATURE);
        Map<Long, CadrePaper> checks = newest(caseNumber, RecallProcess.CHECK);
        List<Signature> all = rows(caseNumber).stream().filter(r -> words.containsKey(r.id())).map(r -> {
            CadrePaper p = words.get(r.id());
            return new Signature(r.id(), r.number(), p.text("name"), p.text("birthYear"), p.text("household"), r.state(),
                    checks.containsKey(r.id()) ? checks.get(r.id()).text("reason") : null, null, r.checkedBy(), r.checkedAt());
        }).toList();
        Map<String, List<Signature>> byName = all.stream().collect(Collectors.groupingBy(Signature::plainName));
        return all.stream().map(s -> s.withTwin(byName.get(s.plainName()).stream().filter(o -> o.number() < s.number()
                && o.looksLike(s)).min(Comparator.comparingInt(Signature::number)).map(Signature::number).orElse(null))).toList();
    }

    private Map<Long, CadrePaper> newest(String caseNumber, String kind) {
        return papers.of(caseNumber, kind).stream().collect(Collectors.toMap(CadrePaper::ref, Function.identity(), (before, after) -> after));
    }

    /** @param seen when it was last checked as the page had it; somebody else may have been faster */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(String caseNumber, Signature signature, String state, String reason, OffsetDateTime seen) {
        if (!same(signature.checkedAt(), seen)) {
            throw Refusal.late("第" + signature.number() + "名已由他人核验，请刷新后查看");
        }
        jdbc.sql("update recall_signature set state = ?, checked_by = ?, checked_at = ? where id = ?").params(state, Actor.current(),
                OffsetDateTime.now(clock), signature.id()).update();
        Map<String, Object> content = new HashMap<>();
        content.put("state", state);
        content.put("reason", reason);
        papers.keep(caseNumber, RecallProcess.CHECK, signature.id(), content);
    }

    private static boolean same(OffsetDateTime one, OffsetDateTime other) {
        return one == null || other == null ? Objects.equals(one, other) : one.isEqual(other);
    }
}
