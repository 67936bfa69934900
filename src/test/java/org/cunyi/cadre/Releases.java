package org.cunyi.cadre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices about posts that a test has hung over plain HTTP, with the words that are proposed. */
public final class Releases {

    private static final Pattern FINDING = Pattern.compile("\"key\":\"(cleared_[^\"]+)\"");

    private final int port;
    private final JdbcClient jdbc;

    public Releases(int port, JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
    }

    /** The register's newest notice about that post. */
    public String notice(long post) {
        return jdbc.sql("select case_number from cadre_entry where post_id = ? order by number desc fetch first 1 rows only").param(post)
                .query(String.class).single();
    }

    /** @param who the drafter, the supervision where there is one, who releases */
    public void released(String publication, String... who) {
        Client drafter = new Client(port, who[0]);
        Client.Answer proposed = drafter.get("/engine-rest/task/" + drafter.task(publication, "draft_notice") + "/form-variables");
        done(drafter.complete(publication, "draft_notice", Map.of("noticeTitle", proposed.json().path("noticeTitle").path("value").asText(),
                "noticeBody", proposed.json().path("noticeBody").path("value").asText())));
        if (who.length > 2) {
            done(new Client(port, who[1]).complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        }
        Client releaser = new Client(port, who[who.length - 1]);
        String form = releaser.get("/engine-rest/task/" + releaser.task(publication, "release") + "/deployed-form").body();
        Map<String, Object> release = new HashMap<>(Map.of("released", "true"));
        for (Matcher finding = FINDING.matcher(form); finding.find();) {
            release.put(finding.group(1), true);
        }
        done(releaser.complete(publication, "release", release));
    }

    private static void done(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
