package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.database.Dialect;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Up to which due date the people of each county have been told. The rows' locks say which node is looking. */
@Component
class DueMarks {

    static final String SOON = "soon";
    static final String OVERDUE = "overdue";

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;
    private final String passOver;

    DueMarks(JdbcClient jdbc, Organisation organisation, Clock clock, Dialect dialect) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
        this.passOver = dialect.passOver();
    }

    record Mark(String countyCode, String kind, OffsetDateTime toldUntil) {
    }

    /** A county that has none yet begins now. */
    @Transactional
    public void begin() {
        for (OrgUnit county : organisation.counties()) {
            for (String kind : List.of(SOON, OVERDUE)) {
                if (jdbc.sql("select count(*) from reminder_mark where county_code = ? and kind = ?").params(county.code(), kind)
                        .query(Integer.class).single() == 0) {
                    insert(county.code(), kind);
                }
            }
        }
    }

    private void insert(String county, String kind) {
        try {
            jdbc.sql("insert into reminder_mark (county_code, kind, told_until) values (?, ?, ?)" + passOver)
                    .params(county, kind, OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException anotherNodeDid) {
            // it is there, which is all that is wanted
        }
    }

    /** Those that no other node is working on, held until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Mark> hold() {
        return jdbc.sql("select * from reminder_mark order by county_code, kind for update skip locked").query(Mark.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Mark mark, OffsetDateTime until) {
        jdbc.sql("update reminder_mark set told_until = ? where county_code = ? and kind = ?").params(until, mark.countyCode(), mark.kind())
                .update();
    }
}
