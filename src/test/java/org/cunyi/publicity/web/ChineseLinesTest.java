package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where lines of Chinese may end. */
class ChineseLinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "村民代表会议; 村/民/代/表/会/议",
        "通过，（附“办法”）。公布; 通/过，/（附/“办/法”）。/公/布",
        "共1,286人，占87.5%以上; 共/1,286人，/占/87.5%/以/上",
        "等等……后来——不变; 等/等……/后/来——/不/变",
        "见 https://example.org/a 网页; 见 /https://example.org/a /网/页",
        "王𪚥𬭎到场; 王/𪚥/𬭎/到/场",
        "plain words here; plain /words /here",
        "《法》第35条第2款（三）; 《法》/第/35条/第/2款/（三）",
    })
    void lines_end_between_characters_and_never_before_a_closing_mark(String text, String parts) {
        ChineseLines lines = new ChineseLines();
        lines.setText(text);
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int to = lines.next(); to >= 0; to = lines.next()) {
            found.add(text.substring(from, to));
            from = to;
        }
        String marked = String.join("\u0001", found).replace("https://example.org/a", "URL");
        assertThat(marked).isEqualTo(parts.replace("https://example.org/a", "URL").replace('/', '\u0001'));
    }
}
