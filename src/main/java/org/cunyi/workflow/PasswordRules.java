package org.cunyi.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.org.Person;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a password must not be. Length counts, mixtures of signs do not; what everybody tries first is refused by a list. */
@Component
public class PasswordRules {

    private static final int LONGEST = 200;
    private static final int VARIED = 5;
    private static final Pattern ENDING = Pattern.compile("[0-9\\p{Punct}]+$");

    private final int shortest;
    private final Set<String> common;

    PasswordRules(@Value("${cunyi.password.shortest:10}") int shortest) {
        this.shortest = shortest;
        this.common = common();
    }

    public int shortest() {
        return shortest;
    }

    /** @throws Refusal with the field {@code wanted} and the rule that the password breaks */
    void check(Person person, String wanted) {
        int length = wanted.codePointCount(0, wanted.length());
        if (length < shortest || length > LONGEST) {
            throw refused("应为" + shortest + "至" + LONGEST + "个字符");
        }
        if (wanted.chars().distinct().count() < VARIED) {
            throw refused("不能多次重复同一字符，至少用" + VARIED + "种不同的字符");
        }
        if (wanted.chars().noneMatch(Character::isLetter)) {
            throw refused("不能全是数字和符号，其中要有字母或汉字");
        }
        String plain = wanted.toLowerCase(Locale.ROOT);
        if (plain.contains(person.login()) || plain.contains(person.name().toLowerCase(Locale.ROOT))) {
            throw refused("不能包含登录名或姓名");
        }
        if (common.contains(plain) || common.contains(ENDING.matcher(plain).replaceFirst(""))) {
            throw refused("这个密码太常见，很容易被猜到，请换一个");
        }
    }

    private static Refusal refused(String why) {
        return Refusal.of("wanted", "新密码：" + why);
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("login/common-passwords.txt").getContentAsString(StandardCharsets.UTF_8).lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
