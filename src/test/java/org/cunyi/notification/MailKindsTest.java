package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/mail.md tells of every kind of mail, and of no other. */
class MailKindsTest {

    private static final String FAMILY = "mail-kind.";
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

    private static Set<String> described() throws IOException {
        String table = Files.readString(Path.of("docs/mail.md")).replaceFirst("(?s).*## Which mails there are", "").replaceFirst("(?s)\n## .*", "");
        return table.lines().filter(l -> l.startsWith("| `")).map(l -> l.split("\\|")[1]).flatMap(first -> CODE.matcher(first).results())
                .map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> kinds() throws IOException {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            words.load(in);
        }
        return words.stringPropertyNames().stream().filter(k -> k.startsWith(FAMILY)).map(k -> k.substring(FAMILY.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_page_has_every_kind_of_mail_and_no_other() throws IOException {
        assertThat(described()).isEqualTo(kinds());
    }
}
