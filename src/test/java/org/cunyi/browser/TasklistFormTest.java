package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's form viewer under the hands of people who type fast and write dates as they are used to. */
@CunyiTest
class TasklistFormTest {

    private static final String TITLE = "更换村口路灯";
    private static final int KEY_MS = 15;
    private static final String CONTENT = "会上逐项讨论了路灯的数量、位置、费用和日后的维护，到会人员一致同意更换村口路灯十二盏，所需资金从村集体收入中列支。";

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;

    private Matter matter;
    private Visitor secretary;
    private Tasklist form;

    @BeforeEach
    void task() {
        matter = Matter.raised(port, TITLE, Map.of());
        secretary = visits.of("zhang-secretary");
        form = new Tasklist(secretary).claim("村党组织提议", TITLE);
    }

    @Test
    void nothing_is_lost_however_fast_it_is_typed() {
        Keyboard keys = secretary.page().keyboard();
        form.field("heldOn").focus();
        for (String typed : new String[] {"2026-09-01", "", "", "村部", "张德顺", "周晓芸", "", "", "", "5", "4", "1", "0", CONTENT}) {
            keys.type(typed, new Keyboard.TypeOptions().setDelay(KEY_MS));
            keys.press("Tab");
        }
        form.done();
        JsonNode sheet = new Client(port, "zhang-secretary").get("/api/cases/" + matter.number()).json().path("sheets").get(0);
        assertThat(sheet.path("place").asText()).isEqualTo("村部");
        assertThat(sheet.path("present").asInt()).isEqualTo(5);
        assertThat(sheet.path("against").asInt()).isEqualTo(1);
        assertThat(sheet.path("content").asText()).isEqualTo(CONTENT);
    }

    @Test
    void a_date_may_be_written_as_people_write_it() {
        for (String written : new String[] {"2026/9/1", "2026.9.1", "20260901", "2026年9月1日", "2026-9-1"}) {
            form.field("heldOn").fill(written);
            form.field("heldOn").blur();
            assertThat(form.field("heldOn")).hasValue("2026-09-01");
        }
        form.field("heldOn").fill("九月一日");
        form.field("heldOn").blur();
        assertThat(form.form()).containsText("格式不正确");
    }
}
