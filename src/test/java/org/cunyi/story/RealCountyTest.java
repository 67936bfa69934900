package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.cunyi.org.ImportKind;
import org.cunyi.org.ImportReport;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.RosterImport;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 城口县: 204 real units come in by file; every village can begin, no community can. */
@CunyiTest
class RealCountyTest {

    private static final String COUNTY = "500229";

    @Autowired
    private RosterImport imports;
    @Autowired
    private Organisation organisation;
    @Autowired
    private IdentityService identities;
    @Autowired
    private Identities logins;
    @Autowired
    private CaseView view;
    @Autowired
    private Cases cases;

    @Test
    void the_204_units_come_in_and_a_case_starts_in_each_of_the_173_villages() throws IOException {
        byte[] divisions;
        try (var in = getClass().getResourceAsStream("/data/500229-divisions.csv")) {
            divisions = in.readAllBytes();
        }
        assertThat(imports.check(ImportKind.of("divisions"), "divisions.csv", divisions).badRows()).isEmpty();
        assertThat(organisation.find(COUNTY)).isEmpty();
        assertThat(imports.run(ImportKind.of("divisions"), "divisions.csv", divisions).added()).isEqualTo(1 + 25 + 204);
        ImportReport again = imports.run(ImportKind.of("divisions"), "divisions.csv", divisions);
        assertThat(again.added() + again.changed()).isZero();

        List<OrgUnit> units = organisation.under(COUNTY).stream().filter(u -> u.level().equals("village")).toList();
        List<OrgUnit> villages = units.stream().filter(OrgUnit::isVillage).toList();
        List<OrgUnit> communities = units.stream().filter(OrgUnit::isCommunity).toList();
        assertThat(villages).hasSize(173);
        assertThat(communities).hasSize(31);
        StringBuilder roster = new StringBuilder("login,name,unit,post,kind,offices,term_from,term_to,valid_from,valid_to,email\n");
        units.forEach(u -> roster.append("s%s,书记%s,%s,党组织书记,party,village-secretary,,,2026-01-01,,%n".formatted(u.code(),
                u.code().substring(6), u.code())));
        ImportReport people = imports.run(ImportKind.of("roster"), "roster.csv", roster.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(people.badRows()).isEmpty();
        String first = villages.get(0).code();
        assertThat(identities.createGroupQuery().groupMember("s" + first).list()).extracting("id").containsExactly("village-secretary@" + first);
        assertThat(identities.createTenantQuery().userMember("s" + first).includingGroupsOfUser(true).list()).extracting("id")
                .containsExactly(first);

        Acting acting = new Acting(logins);
        for (OrgUnit village : villages) {
            String number = acting.as("s" + village.code(), () -> view.start("decision", Sheets.matter("public-welfare")));
            assertThat(number).isEqualTo("JC-" + village.code() + "-2026-0001");
            assertThat(cases.get(number).orgCode()).isEqualTo(village.code());
        }
        for (OrgUnit community : communities) {
            assertThatThrownBy(() -> acting.as("s" + community.code(), () -> view.start("decision", Map.copyOf(Sheets.matter("public-welfare")))))
                    .isInstanceOf(Refusal.class).hasMessageContaining("城市居民委员会组织法");
        }
    }
}
