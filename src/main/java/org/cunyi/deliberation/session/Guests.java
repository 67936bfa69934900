package org.cunyi.deliberation.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is invited to a session besides its members. */
@Component
public class Guests {

    private static final String FIELD = "guests";
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"]{1,64}@[^@\\s<>\"]+\\.[^@\\s<>\"]+");
    private static final int MOST = 50;
    private static final int PARTS = 4;
    private static final int[] LONGEST = {60, 100, 200, 200};
    private static final String[] NAMES = {"姓名", "单位", "邮箱", "事由"};

    private final JdbcClient jdbc;

    Guests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Guest> of(String sessionCase) {
        return jdbc.sql("select name, unit, email, invited_for from session_guest where session_case = ? order by id").param(sessionCase)
                .query(Guest.class).list();
    }

    /** As they are typed into the agenda. */
    String lines(String sessionCase) {
        return of(sessionCase).stream().map(Guest::line).collect(Collectors.joining("\n"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void replace(String sessionCase, List<Guest> guests) {
        jdbc.sql("delete from session_guest where session_case = ?").param(sessionCase).update();
        guests.forEach(g -> jdbc.sql("insert into session_guest (session_case, name, unit, email, invited_for) values (?, ?, ?, ?, ?)")
                .params(sessionCase, g.name(), g.unit(), g.email(), g.invitedFor()).update());
    }

    /** @throws Refusal naming every line that cannot be read */
    static List<Guest> read(String text) {
        List<Guest> guests = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Map<String, Integer> addresses = new HashMap<>();
        String[] lines = text == null ? new String[0] : text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!Words.isBlank(lines[i])) {
                String[] parts = lines[i].split("[，,]", -1);
                String problem = problem(parts, i + 1, addresses);
                if (problem == null) {
                    guests.add(new Guest(parts[0].strip(), orNull(parts[1]), orNull(parts[2]), orNull(parts[3])));
                } else {
                    errors.add(new FieldError(FIELD, "列席单位和人员：第" + (i + 1) + "行" + problem));
                }
            }
        }
        if (guests.size() > MOST) {
            errors.add(new FieldError(FIELD, "列席单位和人员：最多" + MOST + "人"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return guests;
    }

    private static String problem(String[] parts, int line, Map<String, Integer> addresses) {
        if (parts.length != PARTS || Words.isBlank(parts[0])) {
            return "应写成“姓名，单位，邮箱，事由”四项，邮箱可以空着，逗号不能少";
        }
        for (int i = 0; i < PARTS; i++) {
            if (parts[i].strip().length() > LONGEST[i]) {
                return "的" + NAMES[i] + "不能超过" + LONGEST[i] + "字";
            }
        }
        String email = orNull(parts[2]);
        if (email != null && !EMAIL.matcher(email).matches()) {
            return "的邮箱“" + email + "”不是有效的邮箱地址";
        }
        Integer earlier = email == null ? null : addresses.putIfAbsent(email.toLowerCase(java.util.Locale.ROOT), line);
        return earlier == null ? null : "的邮箱与第" + earlier + "行相同";
    }

    private static String orNull(String part) {
        return Words.isBlank(part) ? null : part.strip();
    }
}
