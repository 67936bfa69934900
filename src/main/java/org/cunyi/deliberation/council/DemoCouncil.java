package org.cunyi.deliberation.council;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The councils of the three invented villages, as numerous as their base figures say; elsewhere a council comes from a recorded meeting. */
@Component
@Profile("demo")
@Order(10)
class DemoCouncil implements ApplicationRunner {

    private static final LocalDate FORMED = LocalDate.of(2026, 1, 10);
    private static final LocalDate ENDS = LocalDate.of(2028, 12, 31);

    private final JdbcClient jdbc;

    DemoCouncil(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        if (jdbc.sql("select count(*) from council_term").query(Integer.class).single() > 0) {
            return;
        }
        Map<String, Long> terms = new HashMap<>();
        try (Reader in = new InputStreamReader(new ClassPathResource("demo/council.csv").getInputStream(), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setNullString("").get().parse(in)) {
                long term = terms.computeIfAbsent(row.get("unit"), this::form);
                jdbc.sql("insert into council_member (term_id, org_code, name, login, kind, chair, joined_on) values (?, ?, ?, ?, ?, ?, ?)")
                        .params(term, row.get("unit"), row.get("name"), row.get("login"), row.get("kind"), Boolean.valueOf(row.get("chair")), FORMED)
                        .update();
            }
        }
    }

    private long form(String village) {
        jdbc.sql("insert into council_term (org_code, formed_on, ends_on) values (?, ?, ?)").params(village, FORMED, ENDS).update();
        return jdbc.sql("select max(id) from council_term where org_code = ?").param(village).query(Long.class).single();
    }
}
