package org.cunyi.insight.web;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases of a village of their own, as rows, so that a search of it finds these and no others. */
public final class PlantedCases {

    public static final String TOWNSHIP = "990101102";
    public static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-10-08T09:00:00+08:00");
    private final JdbcClient jdbc;
    private final String village;

    public PlantedCases(JdbcClient jdbc, String village, String name) {
        this.jdbc = jdbc;
        this.village = village;
        takeUp();
        jdbc.sql("insert into org_unit (code, name, level, kind, parent, valid_from) values (?, ?, 'village', 'village', ?, date '2020-01-01')")
                .params(village, name, TOWNSHIP).update();
    }

    public String village() {
        return village;
    }

    /** @param minutes after the first of all */
    public String plant(String process, int order, String title, int minutes) {
        String number = "%s-%s-2026-%04d".formatted(process.equals("decision") ? "JC" : process.equals("publicity") ? "GS" : "BM", village, order);
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values (?, ?, ?, ?, 'x', ?)")
                .params(number, process, village, title, MORNING.plusMinutes(minutes)).update();
        return number;
    }

    public void call(String parent, String child) {
        jdbc.sql("update case_file set parent_case_number = ? where case_number = ?").params(parent, child).update();
    }

    public void close(String number, String outcome, int days) {
        jdbc.sql("update case_file set ended_at = ?, outcome = ? where case_number = ?").params(MORNING.plusDays(days), outcome, number).update();
    }

    public void actedIn(String number, String login) {
        jdbc.sql("insert into case_actor (case_number, login, started_at) select case_number, ?, started_at from case_file where case_number = ?")
                .params(login, number).update();
    }

    /** A task that should have been done by then. */
    public void late(String number) {
        jdbc.sql("update case_file set process_instance_id = case_number where case_number = ?").param(number).update();
        jdbc.sql("insert into ACT_RU_EXECUTION (ID_, REV_, PROC_INST_ID_, IS_ACTIVE_, SUSPENSION_STATE_) values (?, 1, ?, false, 1)").params(number, number)
                .update();
        jdbc.sql("insert into ACT_RU_TASK (ID_, REV_, PROC_INST_ID_, NAME_, TASK_DEF_KEY_, PRIORITY_, CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_) values"
                + " (?, 1, ?, '办理', 'user_planted', 50, timestamp '2026-10-08 09:00:00', timestamp '2026-10-20 00:00:00', 1)").params(number, number).update();
    }

    public void takeUp() {
        jdbc.sql("delete from ACT_RU_TASK where TASK_DEF_KEY_ = 'user_planted'").update();
        jdbc.sql("delete from ACT_RU_EXECUTION where ID_ like ?").param("%" + village + "%").update();
        jdbc.sql("update case_file set parent_case_number = null where org_code = ?").param(village).update();
        jdbc.sql("delete from case_file where org_code = ?").param(village).update();
        jdbc.sql("delete from org_unit where code = ?").param(village).update();
    }
}
