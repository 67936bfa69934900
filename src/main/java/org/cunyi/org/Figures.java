package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Base figures and authorisations of a unit on a date; no record means: no body, no authorisation (domain.md §2). */
@Component
public class Figures {

    static final String INSERT = "insert into base_figures (org_code, valid_from, adults, households, eligible_voters, registered_voters,"
            + " party_members, party_committee, two_committees, village_committee, representatives, women_representatives,"
            + " council_members, collective_members, collective_representatives, collective_organisation, township_party_committee)"
            + " values (:orgCode, :validFrom, :adults, :households, :eligibleVoters, :registeredVoters, :partyMembers, :partyCommittee,"
            + " :twoCommittees, :villageCommittee, :representatives, :womenRepresentatives, :councilMembers, :collectiveMembers,"
            + " :collectiveRepresentatives, :collectiveOrganisation, :townshipPartyCommittee)";
    static final String INSERT_AUTHORISATION = "insert into matter_authorisation (org_code, matter_kind, resolution, valid_from, valid_to)"
            + " values (:orgCode, :matterKind, :resolution, :validFrom, :validTo)";

    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures in force on that date. A meeting held before the first record is counted against the first one. */
    public Optional<BaseFigures> on(String orgCode, LocalDate date) {
        List<BaseFigures> all = jdbc.sql("select * from base_figures where org_code = ? order by valid_from desc")
                .param(orgCode).query(BaseFigures.class).list();
        return all.stream().filter(f -> !f.validFrom().isAfter(date)).findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1)));
    }

    /** Whether the villagers' assembly has authorised its representatives to decide such matters on that date (VC2025 28). */
    public boolean authorised(String orgCode, String matterKind, LocalDate date) {
        return jdbc.sql("select count(*) from matter_authorisation where org_code = ? and matter_kind = ? and valid_from <= ?"
                + " and (valid_to is null or valid_to >= ?)").params(orgCode, matterKind, date, date).query(Integer.class).single() > 0;
    }

    public List<BaseFigures> all() {
        return jdbc.sql("select * from base_figures order by org_code, valid_from").query(BaseFigures.class).list();
    }

    @Transactional
    public void add(BaseFigures figures) {
        jdbc.sql(INSERT).paramSource(figures).update();
    }

    @Transactional
    public void authorise(String orgCode, String matterKind, String resolution, LocalDate from, LocalDate to) {
        jdbc.sql(INSERT_AUTHORISATION).paramSource(new Authorisation(orgCode, matterKind, resolution, from, to)).update();
    }
}
