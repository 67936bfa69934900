package org.cunyi.insight.watch;

import java.util.Map;

/**
 * What each rule looks for, as SQL over the rows that the rooms keep. Parameters: {@code threshold}, {@code from} and {@code since} (the first moment, and the same
 * as entries of chains write it), {@code firstDay}, {@code stillSince}, {@code county}. {@code {units}} is the condition on {@code org_code} of {@code c}.
 */
final class WatchSql {

    /** An entry of a full minute is written without seconds, which H2 does not read. */
    private static final String AT = "cast(case when substr(e.at, 17, 1) = ':' then e.at else substr(e.at, 1, 16) || ':00' || substr(e.at, 17) end"
            + " as timestamp with time zone)";
    private static final String NO_DAYS = "cast(null as date) as since, cast(null as date) as until";
    private static final String NO_COUNTS = "cast(null as integer) as counted, cast(null as integer) as of_these";
    private static final String NO_WORDS = "cast(null as varchar(2000)) as words";
    private static final String NO_CODE = "cast(null as varchar(400)) as code";
    private static final String READING = "e.action not like '%.read' and e.action not like '%.exported' and e.action not like 'mail.%'";
    private static final String BY_ADMINISTRATORS = "select e.chain as case_number, " + AT + " as at, e.actor as who, 'by-administrator' as what, " + NO_DAYS + ", "
            + NO_COUNTS + ", " + NO_WORDS + ", cast(e.action as varchar(400)) as code, 'e' || e.chain || ':' || e.seq as item from case_actor k"
            + " join audit_entry e on e.chain = k.case_number and e.actor = k.login where k.login in (select p.login from office o join person p on p.id = o.person_id"
            + " where o.role in ('administrator', 'modeller')) and e.at >= :since and e.action <> 'case.migrated' and " + READING;
    /** Whoever does it, and whether or not the version belongs to another deployment. */
    private static final String MIGRATED = "select e.chain as case_number, " + AT + " as at, e.actor as who, 'migrated' as what, " + NO_DAYS + ", " + NO_COUNTS + ", "
            + NO_WORDS + ", " + NO_CODE + ", 'g' || e.chain || ':' || e.seq as item from audit_entry e where e.action = 'case.migrated' and e.at >= :since";
    /** The engine keeps the version that a case is on now, the case the one it began with. */
    private static final String OTHER_VERSION = "select c.case_number, coalesce(c.ended_at, (select max(" + AT + ") from audit_entry e where e.chain = c.case_number),"
            + " c.started_at) as at, cast('system' as varchar(64)) as who, 'other-version' as what, " + NO_DAYS + ", " + NO_COUNTS + ", " + NO_WORDS + ", " + NO_CODE
            + ", 'v' || c.case_number as item from case_file c join ACT_HI_PROCINST h on h.PROC_INST_ID_ = c.process_instance_id join ACT_RE_PROCDEF d on"
            + " d.ID_ = h.PROC_DEF_ID_ where d.DEPLOYMENT_ID_ <> c.deployment_id and (c.ended_at is null or c.ended_at >= :from)"
            + " and not exists (select 1 from audit_entry e where e.chain = c.case_number and e.action = 'case.migrated')";
    private static final String NOTICE = "select n.case_number, cast(n.posted_on as timestamp with time zone) as at, n.released_by as who, ";
    private static final String NOTICE_REST = " as until, cast(null as integer) as counted, n.minimum_days as of_these, " + NO_WORDS + ", " + NO_CODE + ", ";
    private static final String POSTED = "n.state in ('posted', 'closed', 'withdrawn') and n.posted_on >= :firstDay";
    private static final String SHORT_PERIODS = NOTICE + "'notice-period' as what, n.posted_on as since, n.ends_on" + NOTICE_REST + "'n' || n.id as item from notice n where "
            + POSTED + " and n.ends_on + cast(:threshold as integer) <= n.posted_on + n.minimum_days";
    private static final String WITHDRAWN = NOTICE + "'notice-withdrawn' as what, n.posted_on as since, cast(n.withdrawn_at at time zone 'Asia/Shanghai' as date)"
            + NOTICE_REST + "'w' || n.id as item from notice n where " + POSTED + " and n.state = 'withdrawn'"
            + " and cast(n.withdrawn_at at time zone 'Asia/Shanghai' as date) + cast(:threshold as integer) <= n.posted_on + n.minimum_days";
    private static final String SESSIONS = "select s.session_case as case_number, cast(s.noticed_on as timestamp with time zone) as at, d.called_by as who,"
            + " 'meeting-notice' as what, s.noticed_on as since, s.held_on as until, cast(null as integer) as counted, s.minimum_days as of_these, " + NO_WORDS + ", "
            + NO_CODE + ", 's' || s.id as item from session_calling s join deliberation_session d on d.case_number = s.session_case where s.noticed_on >= :firstDay"
            + " and s.state <> 'cancelled' and s.held_on + cast(:threshold as integer) <= s.noticed_on + s.minimum_days";
    private static final String MEETING = "select m.case_number, m.recorded_at as at, m.recorded_by as who, ";
    private static final String SHEETS = " from meeting_record m where m.taken_back_at is null and m.recorded_at >= :from";
    private static final String URGENT = MEETING + "'meeting-urgent' as what, m.noticed_on as since, m.held_on as until, " + NO_COUNTS + ", m.urgent_reason as words, "
            + NO_CODE + ", 'm' || m.id as item" + SHEETS + " and m.urgent_reason is not null";
    private static final String RELEASED = NOTICE.replace("select", "select distinct");
    private static final String OF_TWO = " as what, " + NO_DAYS + ", " + NO_COUNTS + ", " + NO_WORDS + ", cast(n.drafted_by as varchar(400)) as code, ";
    private static final String KIN = RELEASED + "'kin'" + OF_TWO + "'k' || n.id as item from notice n join person d on d.login = n.drafted_by join person r on"
            + " r.login = n.released_by join kinship k on (k.person_id = d.id and k.relative_id = r.id or k.person_id = r.id and k.relative_id = d.id) where " + POSTED
            + " and k.valid_from <= n.posted_on and (k.valid_to is null or k.valid_to >= n.posted_on)";
    private static final String SUBSTITUTES = RELEASED + "'substitutes'" + OF_TWO + "'b' || n.id as item from notice n join substitution b on (b.principal = n.drafted_by"
            + " and b.substitute = n.released_by or b.principal = n.released_by and b.substitute = n.drafted_by) where " + POSTED + " and b.valid_from <= n.posted_on"
            + " and b.valid_to + cast(:threshold as integer) >= n.posted_on"
            + " and (b.revoked_at is null or cast(b.revoked_at at time zone 'Asia/Shanghai' as date) + cast(:threshold as integer) >= n.posted_on)";
    private static final String ONE_HAND = "select b.case_number, b.at, b.actor as who, 'one-hand' as what, " + NO_DAYS + ", " + NO_COUNTS + ", " + NO_WORDS
            + ", cast(min(a.step_name) || '、' || b.step_name as varchar(400)) as code, 'h' || b.id as item from step_record b join step_record a on"
            + " a.case_number = b.case_number and a.step <> b.step and a.actor = b.actor and coalesce(a.acting_for, a.actor) <> b.acting_for and a.taken_back_at is null"
            + " where b.acting_for is not null and b.taken_back_at is null and b.at >= :from group by b.id, b.case_number, b.at, b.actor, b.step_name";
    private static final String OTHER_EXPECTED = MEETING + "'expected' as what, " + NO_DAYS + ", m.expected as counted, m.base_expected as of_these,"
            + " m.expected_reason as words, " + NO_CODE + ", 'm' || m.id as item" + SHEETS + " and m.expected_reason is not null and (m.base_expected is null or"
            + " abs(m.expected - m.base_expected) >= :threshold)";
    private static final String OTHER_COUNCIL = "select s.session_case as case_number, s.signed_at as at, s.signed_by as who, 'expected-council' as what, " + NO_DAYS
            + ", s.expected as counted, cast(null as integer) as of_these, s.expected_reason as words, " + NO_CODE + ", 's' || s.id as item from session_calling s"
            + " where s.expected_reason is not null and s.signed_at >= :from";
    private static final String LATE_SHEETS = late("m", "recorded-meeting", "meeting_record");
    private static final String LATE_POLLS = late("p", "recorded-poll", "household_poll");
    /**
     * Read backwards to the last that somebody did, which is among the last few entries. {@code offset 0 rows} keeps PostgreSQL from reading all entries
     * at once instead of those of each open case.
     */
    private static final String STILL = "select s.case_number, coalesce(" + AT.replace("e.at", "s.last_at") + ", s.started_at) as at, s.started_by as who,"
            + " 'still' as what, " + NO_DAYS + ", " + NO_COUNTS + ", " + NO_WORDS + ", " + NO_CODE + ", s.case_number as item from (select c.case_number, c.started_at,"
            + " c.started_by, (select e.at from audit_entry e where e.chain = c.case_number and e.actor <> 'system' and " + READING
            + " order by e.seq desc fetch first 1 rows only) as last_at from case_file c"
            + " where {units} and c.ended_at is null and c.started_at < :stillFrom and not exists (select 1 from case_file k where k.parent_case_number = c.case_number"
            + " and k.ended_at is null) offset 0 rows) s where s.last_at is null or s.last_at < :stillSince";
    private static final String ACCOUNTS = "select cast(null as varchar(40)) as case_number, max(" + AT + ") as at, e.actor as who, 'login-account' as what, " + NO_DAYS
            + ", cast(count(*) as integer) as counted, cast(null as integer) as of_these, " + NO_WORDS + ", " + NO_CODE + ", e.chain || ':a' || max(e.seq) as item"
            + " from audit_entry e where e.action = 'login.refused' and e.at >= :since and e.actor <> 'unknown' and exists (select 1 from office c join person p on"
            + " p.id = c.person_id where p.login = e.actor and (c.org_code is null and :county = 1 or {units})) group by e.chain, e.actor having count(*) >= :threshold";
    /** An address is an HMAC under the key of its day: the same within one chain only. */
    private static final String ADDRESSES = "select cast(null as varchar(40)) as case_number, max(" + AT + ") as at, cast('unknown' as varchar(64)) as who,"
            + " 'login-address' as what, " + NO_DAYS + ", cast(count(*) as integer) as counted, cast(count(distinct e.actor) as integer) as of_these, " + NO_WORDS + ", "
            + NO_CODE + ", e.chain || ':b' || max(e.seq) as item from audit_entry e where e.action = 'login.refused' and e.at >= :since and :county = 1"
            + " and e.payload like '{\"address\":%' group by e.chain, e.payload having count(*) >= :threshold";
    private static final String READ = " from audit_entry e join case_file c on c.case_number = e.chain where e.action = 'personal.read' and e.actor <> 'system'"
            + " and e.at >= :since and {units}";
    private static final String MANY = "select max(e.chain) as case_number, max(" + AT + ") as at, e.actor as who, 'read-many' as what, " + NO_DAYS
            + ", cast(count(distinct e.chain) as integer) as counted, cast(count(*) as integer) as of_these, " + NO_WORDS + ", " + NO_CODE
            + ", max(e.chain || ':' || e.seq) as item" + READ + " group by substr(e.at, 1, 10), e.actor having count(distinct e.chain) >= :threshold";
    private static final String BY_HOUR = "select e.chain as case_number, " + AT + " as at, e.actor as who, 'read-at' as what, " + NO_DAYS
            + ", cast(substr(e.at, 12, 2) as integer) as counted, cast(null as integer) as of_these, " + NO_WORDS + ", " + NO_CODE
            + ", 'e' || e.chain || ':' || e.seq as item" + READ + " and cast(substr(e.at, 12, 2) as integer) ";

    private static final Map<String, String> RULES = Map.of(
            "changed-by-hand", all(BY_ADMINISTRATORS, MIGRATED, OTHER_VERSION), "notice-short", all(SHORT_PERIODS, WITHDRAWN, SESSIONS, URGENT),
            "two-persons", all(KIN, SUBSTITUTES, ONE_HAND), "expected-changed", all(OTHER_EXPECTED, OTHER_COUNCIL), "recorded-late", all(LATE_SHEETS, LATE_POLLS),
            "standing-still", STILL, "logins-refused", all(ACCOUNTS, ADDRESSES), "read-many", MANY, "read-early", BY_HOUR + "< :threshold",
            "read-late", BY_HOUR + ">= :threshold");

    private WatchSql() {
    }

    private static String all(String... parts) {
        return String.join(" union all ", parts);
    }

    private static String late(String letter, String what, String table) {
        return "select r.case_number, r.recorded_at as at, r.recorded_by as who, '" + what + "' as what, r.held_on as since,"
                + " cast(r.recorded_at at time zone 'Asia/Shanghai' as date) as until, " + NO_COUNTS + ", " + NO_WORDS + ", " + NO_CODE + ", '" + letter
                + "' || r.id as item from " + table + " r where r.taken_back_at is null and r.recorded_at >= :from"
                + " and r.held_on + cast(:threshold as integer) < cast(r.recorded_at at time zone 'Asia/Shanghai' as date)";
    }

    static boolean knows(String rule) {
        return RULES.containsKey(rule);
    }

    static String of(String rule, String units) {
        return RULES.get(rule).replace("{units}", units);
    }
}
