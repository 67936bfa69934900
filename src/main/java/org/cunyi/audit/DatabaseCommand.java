package org.cunyi.audit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.KnownAnchors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command line {@code verify-database [--anchor=ROOT]}: starts the application on free ports, verifies the whole record and ends with 0 where
 * it is intact, 1 where it is not, 2 where the command is wrong. For whoever has restored a backup.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class DatabaseCommand implements ApplicationRunner {

    private static final String COMMAND = "verify-database";
    private static final String ANCHOR = "anchor";
    private static final List<String> OWN_ARGUMENTS = List.of("--server.port=0", "--management.server.port=0", "--logging.level.root=warn");
    private static final int WRONG_USE = 2;

    private final Verifier verifier;
    private final ApplicationContext context;

    DatabaseCommand(Verifier verifier, ApplicationContext context) {
        this.verifier = verifier;
        this.context = context;
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** A node may be serving on this machine, and a log would drown the report. */
    public static String[] startArguments(String... arguments) {
        return isMeant(arguments) ? Stream.concat(OWN_ARGUMENTS.stream(), Arrays.stream(arguments)).toArray(String[]::new) : arguments;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.getNonOptionArgs().contains(COMMAND)) {
            int code = execute(arguments.getOptionValues(ANCHOR), new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /** @return the exit code */
    int execute(List<String> outside, PrintStream out) {
        Printing printing = new Printing(out);
        try {
            KnownAnchors known = KnownAnchors.of(outside == null ? "" : String.join("\n", outside));
            Verifier.Count count = verifier.verify("", known, printing);
            out.println("审计链" + count.chains() + "条、记录" + count.entries() + "条、存证" + count.anchors() + "号"
                    + (known.isEmpty() ? "，没有与外部留存的存证比对" : "，已与外部留存的存证比对"));
            out.println(printing.broken == 0 ? "完好，没有发现改动。" : "不完好，发现" + printing.broken + "处问题。");
            return printing.broken == 0 ? 0 : 1;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return WRONG_USE;
        }
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
