package org.cunyi.deliberation.resolution;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The resolutions of a village. */
@Component
public class Resolutions {

    private final JdbcClient jdbc;

    Resolutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Resolution> find(String caseNumber) {
        return jdbc.sql("select * from deliberation_resolution where case_number = ?").param(caseNumber).query(Resolution.class).optional();
    }

    /** All that a session must hear of: everything not yet settled, the nearest deadline first. */
    public List<Resolution> unsettled(String orgCode) {
        return jdbc.sql("select * from deliberation_resolution where org_code = ? and state in ('open', 'checking', 'awaiting-strike-off')"
                + " order by deadline, case_number").param(orgCode).query(Resolution.class).list();
    }

    /** Opens the case of a resolution. @return its number */
    @Transactional(propagation = Propagation.MANDATORY)
    public String open(NewResolution resolution) {
        // the resolution's room builds it
        return "";
    }
}
