package org.cunyi.cadre.qualification;

import java.util.List;
import org.cunyi.workflow.SecretKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals and marks anew what an old key sealed and marked, so that the old key can go; what no key opens is left as it is and holds up nothing. */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    /** Some at a time, so that nobody waits long for a row. */
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Papers papers;
    private final Qualifications qualifications;
    private final TransactionTemplate transaction;

    Resealing(JdbcClient jdbc, SecretKeys keys, Papers papers, Qualifications qualifications, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.papers = papers;
        this.qualifications = qualifications;
        this.transaction = transaction;
    }

    private record Row(long id, String caseNumber, String kind, String sealed) {
    }

    void all() {
        List<Row> old = keys.isOpen() ? after(0) : List.of();
        while (!old.isEmpty()) {
            List<Row> these = old;
            transaction.executeWithoutResult(status -> these.forEach(this::anew));
            old = after(old.get(old.size() - 1).id());
        }
    }

    private List<Row> after(long id) {
        return jdbc.sql("select id, case_number, kind, sealed from qualification_paper where id > ? and sealed not like ? order by id"
                + " fetch first ? rows only").params(id, keys.currentId() + "%", AT_ONCE).query(Row.class).list();
    }

    private void anew(Row row) {
        String owner = Papers.owner(row.caseNumber(), row.kind());
        byte[] content;
        try {
            content = keys.open(Papers.PURPOSE, owner, row.sealed());
        } catch (RuntimeException noKeyOpensIt) {
            LOG.error("paper {} of the case {} is not sealed anew, no key opens it: is one missing in CUNYI_SECRET_KEYS_BEFORE?", row.id(),
                    row.caseNumber());
            return;
        }
        jdbc.sql("update qualification_paper set sealed = ? where id = ?").params(keys.seal(Papers.PURPOSE, owner, content), row.id()).update();
        if (row.kind().equals(Paper.CANDIDATE)) {
            qualifications.markAnew(row.caseNumber(), papers.marks(papers.read(content).get("identityNumber").toString()));
        }
    }
}
