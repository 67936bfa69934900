package org.cunyi.cadre.evaluation;

import static org.cunyi.decision.Sheets.WANG;

import java.util.List;
import org.cunyi.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One more member of the committee of 王村, whom no other test knows, and the years that it has been evaluated. */
public final class EvaluatedMember {

    private final JdbcClient jdbc;
    private final long post;

    private EvaluatedMember(JdbcClient jdbc, long post) {
        this.jdbc = jdbc;
        this.post = post;
    }

    public static EvaluatedMember elected(JdbcClient jdbc, String login, String name) {
        jdbc.sql("insert into person (login, name) values (?, ?)").params(login, name).update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, term_from, valid_from) select id, ?, '村民委员会委员', 'elected', date '2024-01-01',"
                + " date '2024-01-01' from person where login = ?").params(WANG, login).update();
        return new EvaluatedMember(jdbc, jdbc.sql("select max(id) from post where org_code = ?").param(WANG).query(Long.class).single());
    }

    public long post() {
        return post;
    }

    /** Posts of everybody who has to be evaluated. */
    public List<Long> committee() {
        return jdbc.sql("select id from post where org_code = ? and kind in ('elected', 'both') and valid_to is null").param(WANG).query(Long.class).list();
    }

    public void incompetentLastYear() {
        jdbc.sql("insert into cadre_evaluation (post_id, number, in_year, result, basis, recorded_by, recorded_at) values (?, 1, ?, 'incompetent',"
                + " '去年的评议', 'system', current_timestamp)").params(post, TestClock.TODAY.getYear() - 1).update();
    }

    /** As if nobody had been evaluated: there is one evaluation a year and village. */
    public void forget() {
        jdbc.sql("delete from evaluation_vote").update();
        jdbc.sql("delete from cadre_evaluation where basis like 'PY-%' or post_id = ?").param(post).update();
        jdbc.sql("delete from evaluation_round").update();
        jdbc.sql("delete from cadre_entry where post_id = ?").param(post).update();
        jdbc.sql("update post set valid_to = null where id = ?").param(post).update();
    }

    public void leave() {
        jdbc.sql("delete from post where id = ?").param(post).update();
    }
}
