package org.cunyi.cadre.unfitness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.registry.Entries;
import org.cunyi.cadre.registry.Evaluations;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.registry.Reviews;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 一人一档: posts, reviews, yearly results and cases of one person, as far as they are kept; that it was read is an act of each case. */
@Component
public class Dossier {

    private final JdbcClient jdbc;
    private final RegisterList lines;
    private final Entries entries;
    private final Reviews reviews;
    private final Evaluations evaluations;
    private final Unfitnesses unfitnesses;
    private final Explanation explanation;
    private final Docket docket;
    private final Cases cases;
    private final Recusals recusals;
    private final Wording words;
    private final ApplicationEventPublisher events;

    Dossier(JdbcClient jdbc, RegisterList lines, Entries entries, Reviews reviews, Evaluations evaluations, Unfitnesses unfitnesses,
            Explanation explanation, Docket docket, Cases cases, Recusals recusals, Wording words, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.entries = entries;
        this.reviews = reviews;
        this.evaluations = evaluations;
        this.unfitnesses = unfitnesses;
        this.explanation = explanation;
        this.docket = docket;
        this.cases = cases;
        this.recusals = recusals;
        this.words = words;
        this.events = events;
    }

    /** One line of the file. */
    public record Part(String kind, String day, String title, String content, String source) {
    }

    /**
     * Who may was asked before.
     *
     * @param units codes of the units whose posts and cases the reader may see, each with all below
     * @throws Refusal where the reader keeps out of one of the cases
     */
    @Transactional
    public List<Part> of(Line post, List<String> units) {
        long person = jdbc.sql("select id from person where login = ?").param(post.login()).query(Long.class).single();
        List<Line> posts = jdbc.sql("select id from post where person_id = ? and kind <> 'appointed' order by valid_from, id").param(person)
                .query(Long.class).list().stream().flatMap(id -> lines.find(id).stream()).filter(l -> isWithin(l.orgCode(), units)).toList();
        List<Part> parts = new ArrayList<>();
        posts.forEach(p -> addPost(p, parts));
        reviews.of(List.of(post.login())).stream().filter(r -> isWithin(r.orgCode(), units)).forEach(r -> parts.add(new Part("任职资格联审",
                r.validFrom().toString(), words.of("post-kind", r.postKind()), "通过，有效至" + r.validTo(), r.caseNumber())));
        List<Unfitness> handled = unfitnesses.ofPerson(person).stream().filter(u -> isWithin(u.villageCode(), units)).toList();
        handled.forEach(u -> recusals.refuse(u.caseNumber()));
        handled.forEach(u -> addCase(u, parts));
        events.publishEvent(SimpleAct.ofNow(null, "dossier.exported", "post:" + post.id(), Map.of("name", new Personal(post.name()), "by",
                Actor.current(), "cases", handled.size())));
        return parts.stream().sorted(Comparator.comparing(Part::day)).toList();
    }

    private static boolean isWithin(String org, List<String> units) {
        return units.stream().anyMatch(org::startsWith);
    }

    private void addPost(Line p, List<Part> parts) {
        entries.of(p.id()).forEach(e -> parts.add(new Part("任职", e.onDay().toString(), p.orgName() + p.title(), words.of("cadre-entry", e.kind())
                + (e.cause() == null ? "" : "（" + words.of("cadre-cause", e.cause()) + "）"), e.basis() == null ? "" : e.basis())));
        evaluations.of(p.id()).forEach(v -> parts.add(new Part("年度考核、民主评议", String.valueOf(v.inYear()), v.inYear() + "年", words.of(
                "evaluation-result", v.result()), v.basis())));
    }

    private void addCase(Unfitness u, List<Part> parts) {
        docket.read(u.caseNumber(), "dossier", "facts");
        String day = cases.get(u.caseNumber()).startedAt().toLocalDate().toString();
        explanation.of(Step.beside(cases.get(u.caseNumber()), "dossier", "一人一档"), u).forEach((label, content) -> parts.add(new Part(
                "不胜任现职处置", day, label, content, u.caseNumber())));
    }
}
