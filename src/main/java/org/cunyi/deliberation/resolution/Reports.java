package org.cunyi.deliberation.resolution;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The first item of every session: each unsettled resolution is struck off, continued with a new date, or withdrawn with a reason. */
@Component
public class Reports {

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Called when the session is quorate: what it must hear of is settled from here on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(String sessionCase, String orgCode) {
        jdbc.sql("insert into session_report (session_case, resolution_case) select cast(? as varchar(40)), r.case_number from deliberation_resolution r"
                + " where r.org_code = ? and r.state in ('open', 'checking', 'awaiting-strike-off') and not exists (select 1 from session_report s"
                + " where s.session_case = ? and s.resolution_case = r.case_number)").params(sessionCase, orgCode, sessionCase).update();
    }

    /** Numbers of the resolutions that the session has not answered yet. */
    public List<String> unanswered(String sessionCase) {
        return jdbc.sql("select resolution_case from session_report where session_case = ? and answer is null order by resolution_case")
                .param(sessionCase).query(String.class).list();
    }

    /** The answers are in force; the engine's cases hear of them in jobs of their own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String sessionCase) {
        // resolution room
    }
}
