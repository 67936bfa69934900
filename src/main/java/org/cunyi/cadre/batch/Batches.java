package org.cunyi.cadre.batch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cunyi.publicity.PublicWords;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens batches, finds them, and puts cases into them. */
@Component
public class Batches {

    /** How a batch can stand, in the order to offer it. */
    public static final List<String> STATES = List.of("open", "done");

    /** In characters. */
    public static final int LONGEST_TITLE = 60;

    private static final String PREFIX = "LP";
    /** Telephones, cards and identity numbers have as many digits, years and ordinals have not. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9０-９]{11}");
    private static final String LINES = "select b.number, b.township, b.title, b.opened_at,"
            + " (select count(*) from qualification_batch_case m where m.batch = b.number) as candidates, (select count(*) " + BatchQuestion.UNDER_WAY
            + ") as under_way from qualification_batch b";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final PublicWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Batches(JdbcClient jdbc, Cases cases, PublicWords words, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** @return its number, counted per township and year like those of cases */
    @Transactional
    public String open(String township, String typedTitle) {
        String title = title(typedTitle);
        String number = cases.nextNumber(PREFIX, township);
        jdbc.sql("insert into qualification_batch (number, township, title, opened_by, opened_at) values (?, ?, ?, ?, ?)")
                .params(number, township, title, Actor.current(), OffsetDateTime.now(clock)).update();
        events.publishEvent(SimpleAct.ofNow(null, "batch.opened", number, Map.of("township", township, "title", new Personal(title))));
        return number;
    }

    /** It stands in lists and on paper, so that it names the occasion and no person. */
    private String title(String typed) {
        if (Words.isBlank(typed)) {
            throw Refusal.of("title", "批次名称：必须填写");
        }
        String title = typed.strip();
        String problem = Words.problem(title, false, LONGEST_TITLE);
        if (problem == null && (LONG_NUMBER.matcher(title).find() || !words.clean(title))) {
            problem = "像是含有姓名、号码或者住址，请只写换届、补选等事由";
        }
        if (problem != null) {
            throw Refusal.of("title", "批次名称：" + problem);
        }
        return title;
    }

    public Optional<Batch> find(String number) {
        return jdbc.sql("select * from qualification_batch where number = ?").param(number).query(Batch.class).optional();
    }

    /** The batch that a case is in. */
    Optional<Batch> of(String caseNumber) {
        return jdbc.sql("select b.* from qualification_batch b join qualification_batch_case m on m.batch = b.number where m.case_number = ?")
                .param(caseNumber).query(Batch.class).optional();
    }

    /** The newest first; one more than {@code size} where there is a next page. */
    public List<BatchLine> find(BatchQuestion question, int page, int size) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", (long) page * size, "limit", size + 1));
        return jdbc.sql(LINES + question.where(params, clock.getZone()) + " order by b.opened_at desc, b.number desc offset :offset rows"
                + " fetch next :limit rows only").params(params).query(BatchLine.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void join(Batch batch, String caseNumber) {
        jdbc.sql("insert into qualification_batch_case (case_number, batch) values (?, ?)").params(caseNumber, batch.number()).update();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "batch.joined", batch.number(), Map.of()));
    }
}
