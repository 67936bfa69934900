package org.cunyi.deliberation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the councils of many villages did in a year, in one grouped question whatever their number. */
@Component
public class VillageStatistics {

    private static final String COUNTED = """
            select v.code, v.name, coalesce(m.members, 0) as members, coalesce(t.raised, 0) as raised, coalesce(p.accepted, 0) as accepted,
              coalesce(p.by_law, 0) as by_law, coalesce(p.by_rules, 0) as by_village_rules, coalesce(p.not_prepared, 0) as not_prepared,
              coalesce(p.referred, 0) as referred, coalesce(s.sessions, 0) as sessions, coalesce(s.held, 0) as held,
              coalesce(s.adjourned, 0) as adjourned, coalesce(s.cancelled, 0) as cancelled, c.last_session,
              coalesce(r.unsettled, 0) as open_resolutions, coalesce(r.overdue, 0) as overdue_resolutions
            from org_unit v
            left join (select org_code, count(*) as members from council_member
              where joined_on <= :today and (left_on is null or left_on >= :today) group by org_code) m on m.org_code = v.code
            left join (select org_code, count(*) as raised from deliberation_topic
              where raised_at >= :from and raised_at < :to group by org_code) t on t.org_code = v.code
            left join (select org_code, sum(case when verdict = 'accept' then 1 else 0 end) as accepted,
              sum(case when reason = 'settled-by-law' then 1 else 0 end) as by_law,
              sum(case when reason = 'settled-by-village-rules' then 1 else 0 end) as by_rules,
              sum(case when verdict = 'complete' then 1 else 0 end) as not_prepared,
              sum(case when verdict = 'refer-to-decision' then 1 else 0 end) as referred from topic_prereview
              where reviewed_at >= :from and reviewed_at < :to group by org_code) p on p.org_code = v.code
            left join (select org_code, count(*) as sessions, sum(case when state in ('sitting', 'minuted', 'held') then 1 else 0 end) as held,
              sum(case when state = 'adjourned' then 1 else 0 end) as adjourned,
              sum(case when state = 'cancelled' then 1 else 0 end) as cancelled from deliberation_session
              where opened_at >= :from and opened_at < :to group by org_code) s on s.org_code = v.code
            left join (select x.org_code, max(y.held_on) as last_session from deliberation_session x
              join session_calling y on y.session_case = x.case_number and y.state = 'quorate' group by x.org_code) c on c.org_code = v.code
            left join (select org_code, count(*) as unsettled,
              sum(case when state in ('open', 'checking') and deadline < :today then 1 else 0 end) as overdue from deliberation_resolution
              where state in ('open', 'checking', 'awaiting-strike-off') group by org_code) r on r.org_code = v.code
            where v.kind = 'village' and v.valid_from <= :today and (v.valid_to is null or v.valid_to >= :today) and (%s)
            order by v.code offset :offset rows fetch next :limit rows only""";

    private final JdbcClient jdbc;
    private final Clock clock;

    VillageStatistics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Villages by code.
     *
     * @param units codes of which, with all below, villages are counted
     */
    public List<VillageFigures> of(List<String> units, int year, int offset, int limit) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder("1 = 0");
        for (int i = 0; i < units.size(); i++) {
            where.append(" or v.code like :unit").append(i);
            params.put("unit" + i, units.get(i) + "%");
        }
        params.put("today", LocalDate.now(clock));
        params.put("from", start(year));
        params.put("to", start(year + 1));
        params.put("offset", offset);
        params.put("limit", limit);
        return jdbc.sql(COUNTED.formatted(where)).params(params).query(VillageFigures.class).list();
    }

    private OffsetDateTime start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
