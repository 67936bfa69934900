package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.CunyiTest;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a county writes into its tables is what the forms offer and what is recommended; nothing of it stands in Java. */
@CunyiTest
class CatalogueTest {

    private static final Path TABLE = Path.of("dmn/cadre-unfitness-measure.dmn");

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Catalogue catalogue;

    private interface Question {
        void on(Step step);
    }

    private void deployed(String table, Question question) {
        String id = engine.getRepositoryService().createDeployment().addString("dmn/cadre-unfitness-measure.dmn", table).deploy().getId();
        try {
            question.on(new Step("CZ-990101101-2026-9999", "cadre-unfitness", "verify_facts", "核实事实", "990101101", id, Map.of(), Map.of()));
        } finally {
            engine.getRepositoryService().deleteDeployment(id, true);
        }
    }

    private static Facts facts(String code) {
        return Facts.of(new CadrePaper(1, UnfitnessPapers.FACTS, null, new HashMap<>(Map.of("founded", true, "codes", List.of(code), "repeated", List.of(), "happenedOn",
                "2026-11-01"))));
    }

    @Test
    void a_row_that_is_added_is_offered_and_counted() throws Exception {
        String table = Files.readString(TABLE);
        Matcher row = Pattern.compile("(?s)      <rule id=\"situation_rule_a02_first\">.*?</rule>\n").matcher(table);
        assertThat(row.find()).isTrue();
        String added = row.group().replace("a02_first", "d07_first").replace("A02", "D07").replace("\"M1\"", "\"M3\"").replace(
                "公布期不足15日或者不设公开栏", "擅自离岗经商");
        deployed(table.replace(row.group(), row.group() + added), step -> {
            assertThat(catalogue.situations(step)).hasSize(26).anyMatch(s -> s.words().equals("D07 擅自离岗经商"));
            Catalogue.Recommendation r = catalogue.recommend(step, facts("D07"), "party");
            assertThat(r.measure().party()).isEqualTo("M3");
            assertThat(r.explanation()).contains("D07", "擅自离岗经商", "停职检查", "依据");
        });
    }

    @Test
    void a_row_beyond_the_law_is_neither_offered_nor_recommended() throws Exception {
        String table = Files.readString(TABLE);
        Matcher cell = Pattern.compile("(<outputEntry id=\"lawful_rule_m3_elected_elected_measure\">\\s*<text>)\"M2\"").matcher(table);
        assertThat(cell.find()).isTrue();
        deployed(cell.replaceFirst("$1\"M3\""), step -> {
            assertThat(catalogue.lawful(step, "elected")).extracting(Fitted::measure).containsExactly("M1", "M2", "M4", "M5", "by-law");
            assertThatThrownBy(() -> catalogue.recommend(step, facts("A07"), "elected")).isInstanceOf(Refusal.class).hasMessageContaining("超出法律");
        });
    }
}
