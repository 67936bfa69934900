package org.cunyi.audit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cunyi.audit.proof.CommandWords;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Unreadable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/**
 * The command line {@code verify-database [--anchor ROOT|FILE]}: verifies the whole record of the configured database and ends with 0 where it is
 * whole, 1 where it is not, 2 where the command is wrong or the database cannot be read. For whoever has restored a backup. It is no node: it
 * opens the database and nothing else, no engine, no jobs, no mail, no migrations, and writes nothing.
 */
public final class DatabaseCommand {

    private static final String COMMAND = "verify-database";
    private static final String USAGE = "用法：verify-database [--anchor 存证值|存证文件] [--spring.…=…]";
    private static final String HANDED_ON = "--spring.";
    private static final String URL = "spring.datasource.url";
    private static final List<String> OWN_ARGUMENTS = List.of("--logging.level.root=off", "--spring.datasource.hikari.maximum-pool-size=2",
            "--spring.datasource.hikari.connection-timeout=10000");
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int CANNOT_RUN = 2;

    private DatabaseCommand() {
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** All that is started. Not found by scanning, so that a node has none of it twice. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class})
    @Import({Verifier.class, Anchors.class, LeafRows.class})
    static class Reading {

        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Shanghai"));
        }
    }

    /** @return the exit code */
    public static int run(PrintStream out, String... arguments) {
        try {
            CommandWords given = CommandWords.of(USAGE, HANDED_ON, arguments);
            if (!given.words().isEmpty()) {
                throw new Unreadable(USAGE);
            }
            try (ConfigurableApplicationContext reading = open(given.options())) {
                return verify(reading.getBean(Verifier.class), given, out);
            }
        } catch (Unreadable e) {
            out.println(e.getMessage());
        } catch (RuntimeException | Error e) {
            // whatever it is, it says nothing about the record: it must not end like a broken one
            out.println("验证不能进行，数据库连不上或者读不出来：" + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
        return CANNOT_RUN;
    }

    static ConfigurableApplicationContext open(List<String> options) {
        return new SpringApplicationBuilder(Reading.class).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .initializers(DatabaseCommand::onlyWhatIsThere).run(Stream.concat(OWN_ARGUMENTS.stream(), options.stream()).toArray(String[]::new));
    }

    /** H2 would make an empty database in the wrong folder. */
    private static void onlyWhatIsThere(ConfigurableApplicationContext reading) {
        String url = reading.getEnvironment().getProperty(URL, "");
        if (url.startsWith("jdbc:h2:")) {
            reading.getEnvironment().getPropertySources().addFirst(new MapPropertySource(COMMAND, Map.of(URL, url + ";IFEXISTS=TRUE")));
        }
    }

    private static int verify(Verifier verifier, CommandWords given, PrintStream out) {
        Printing printing = new Printing(out);
        Verifier.Count count = verifier.verify("", given.anchors(), printing);
        out.println("审计链" + count.chains() + "条、记录" + count.entries() + "条、存证" + count.anchors() + "号"
                + (given.anchors().isEmpty() ? "，没有与外部留存的存证比对：连同存证一起的整体改写看不出来" : "，已与外部留存的存证比对"));
        out.println("没有证明　最后一号存证以后的记录是否改写或者截去；内容是否属实；系统当时没有写入的。");
        out.println(printing.broken == 0 ? "完好，没有发现改动。" : "不完好，发现" + printing.broken + "处问题。");
        return printing.broken == 0 ? WHOLE : BROKEN;
    }

    private static final class Printing implements Verifier.Watch {

        private final PrintStream out;
        private long broken;

        Printing(PrintStream out) {
            this.out = out;
        }

        @Override
        public void found(Finding finding) {
            broken++;
            out.println("问题　" + finding.words());
        }

        @Override
        public void at(long entries, long chains) {
            // it ends soon enough
        }
    }
}
