package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.shared.OrgCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The proposed words of notices, table {@code notice_text}: the county's own where it has some, else everybody's. Placeholders in braces are filled
 * once; what comes out of the record is never looked through for more.
 */
@Component
public class NoticeTexts {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Template(String title, String body) {
    }

    /**
     * The words in force today.
     *
     * @param code    kind of text, a row of {@code notice_text_kind}
     * @param orgCode unit for whose county it is
     * @param facts   what each placeholder stands for
     */
    public NoticeText.Draft write(String code, String orgCode, Map<String, ?> facts) {
        LocalDate today = LocalDate.now(clock);
        Template words = jdbc.sql("select title, body from notice_text where code = ? and (county_code is null or county_code = ?) and valid_from <= ?"
                + " and (valid_to is null or valid_to >= ?) order by case when county_code is null then 1 else 0 end, valid_from desc fetch first 1 rows only")
                .params(code, new OrgCode(orgCode).county(), today, today).query(Template.class).single();
        return new NoticeText.Draft(filled(words.title(), facts), filled(words.body(), facts));
    }

    private static String filled(String words, Map<String, ?> facts) {
        return PLACEHOLDER.matcher(words).replaceAll(m -> Matcher.quoteReplacement(fact(m, facts)));
    }

    private static String fact(MatchResult placeholder, Map<String, ?> facts) {
        if (!facts.containsKey(placeholder.group(1))) {
            throw new IllegalStateException("no fact for placeholder " + placeholder.group(1));
        }
        return String.valueOf(facts.get(placeholder.group(1)));
    }
}
