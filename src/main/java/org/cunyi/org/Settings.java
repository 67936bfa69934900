package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cunyi.shared.OrgCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a county has decided for itself, each with its basis and a date of effect. */
@Component
public class Settings {

    /** {@code true} lets a village with 一肩挑 hold steps 1 and 2 as one meeting. */
    public static final String MERGE_STEPS = "merge-steps";
    /** The provincial article that lets villagers away and not to be reached be left out of the base; absent = not allowed. */
    public static final String EXCLUDED_ARTICLE = "excluded-article";

    /** Id of the procedure by which villages of the county decide; it picks one of the variants. */
    public static final String PROCEDURE = "procedure";
    /** How many days before its last day people are reminded of a task. */
    public static final String REMINDER_DAYS_BEFORE = "reminder-days-before";
    /** After how many days people are reminded again of an overdue task. */
    public static final String REMINDER_AGAIN_DAYS = "reminder-again-days";
    /** How many times at most people are reminded of an overdue task. */
    public static final String REMINDER_TIMES = "reminder-times";
    /** For how many months at most somebody stands in for another. */
    public static final String SUBSTITUTION_LONGEST_MONTHS = "substitution-longest-months";
    /** From which day on nobody takes a party or hired post of a village without a valid joint review; absent = the county has none yet. */
    public static final String QUALIFICATION_REQUIRED_FROM = "qualification-required-from";
    /** For how many months after a vote that failed nobody asks for the same recall on the same ground; absent = no such bar. */
    public static final String RECALL_REPEAT_MONTHS = "recall-repeat-months";
    /** {@code true}: a publication or resolution that is overdue is a lead of its own (不胜任现职处置 A01, A05); absent = it is not. */
    public static final String UNFITNESS_FROM_OVERDUE = "unfitness-from-overdue";
    /** {@code true}: auditors may have the person in a concealed case shown, with a reason that is recorded; absent = they may not. */
    public static final String AUDIT_UNMASK = "audit-unmask";
    /** As a setting: from that date on the county has none. */
    public static final String NONE = "none";

    static final String INSERT = "insert into county_setting (county_code, name, setting, legal_basis, valid_from)"
            + " values (:countyCode, :name, :setting, :legalBasis, :validFrom)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Settings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The county's setting in force today, found from any unit of the county; absent also where the latest one is {@link #NONE}. */
    public Optional<String> of(String orgCode, String name) {
        return of(orgCode, name, LocalDate.now(clock));
    }

    /** The county's setting in force on that day. */
    public Optional<String> of(String orgCode, String name, LocalDate day) {
        return jdbc.sql("select setting from county_setting where county_code = ? and name = ? and valid_from <= ?"
                        + " order by valid_from desc fetch first 1 rows only")
                .params(new OrgCode(orgCode).county(), name, day).query(String.class).optional()
                .filter(setting -> !NONE.equals(setting));
    }

    /** A number in force today: the county's, or what {@code setting_kind} says for counties that have set none. */
    public int number(String orgCode, String name) {
        return Integer.parseInt(of(orgCode, name).orElseGet(() -> jdbc.sql("select otherwise from setting_kind where name = ?").param(name)
                .query(String.class).single()));
    }

    /** What the county's setting in force on that day rests on. */
    public String basis(String orgCode, String name, LocalDate day) {
        return jdbc.sql("select legal_basis from county_setting where county_code = ? and name = ? and valid_from <= ?"
                + " order by valid_from desc fetch first 1 rows only").params(new OrgCode(orgCode).county(), name, day).query(String.class).single();
    }

    @Transactional
    public void set(String countyCode, String name, String setting, String legalBasis, LocalDate from) {
        jdbc.sql(INSERT).paramSource(new CountySetting(countyCode, name, setting, legalBasis, from)).update();
    }
}
