package org.cunyi.org;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cunyi.shared.Refusal;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The command line {@code import KIND FILE [--dry-run]}: imports the file, prints the report and ends the program with 0 where all is
 * good, 1 where the file is refused or has bad rows, 2 where the command itself is wrong. Any other command line starts the server.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class ImportCommand implements ApplicationRunner {

    private static final String COMMAND = "import";
    private static final String DRY_RUN = "dry-run";
    private static final String USAGE = "用法：import 类别 文件 [--dry-run]";
    private static final List<String> OWN_ARGUMENTS = List.of("--server.port=0", "--management.server.port=0",
            "--logging.level.root=warn");
    private static final int WORDS = 3;
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int WRONG_USE = 2;

    private final RosterImport imports;
    private final ApplicationContext context;

    ImportCommand(RosterImport imports, ApplicationContext context) {
        this.imports = imports;
        this.context = context;
    }

    /** Whether the program was started for an import and not to serve. */
    public static boolean isMeant(String... arguments) {
        return Arrays.stream(arguments).filter(a -> !a.startsWith("--")).findFirst().filter(COMMAND::equals).isPresent();
    }

    /**
     * The arguments to start the program with: those given, and for an import any free ports, because a node may be serving on this
     * machine, and a log that does not drown the report. What is given wins.
     */
    public static String[] startArguments(String... arguments) {
        Stream<String> own = isMeant(arguments) ? OWN_ARGUMENTS.stream() : Stream.empty();
        return Stream.concat(Arrays.stream(arguments), own.filter(o -> Arrays.stream(arguments).noneMatch(a -> a.startsWith(name(o)))))
                .toArray(String[]::new);
    }

    private static String name(String argument) {
        return argument.substring(0, argument.indexOf('=') + 1);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isMeant(arguments.getSourceArgs())) {
            int code = execute(arguments.getNonOptionArgs(), arguments.containsOption(DRY_RUN), out());
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /** @return the exit code */
    int execute(List<String> words, boolean dryRun, PrintStream out) {
        if (words.size() != WORDS) {
            out.println(USAGE);
            return WRONG_USE;
        }
        try {
            return execute(ImportKind.of(words.get(1)), Path.of(words.get(2)), dryRun, out);
        } catch (Refusal refusal) {
            out.println(refusal.getMessage());
        } catch (InvalidPathException notOfThisLocale) {
            out.println("无法识别文件名，请改用英文文件名，或设置环境变量 LC_ALL=C.UTF-8");
        }
        out.println(USAGE);
        return WRONG_USE;
    }

    private int execute(ImportKind kind, Path file, boolean dryRun, PrintStream out) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            out.println("无法读取文件 " + file);
            return WRONG_USE;
        }
        try {
            ImportReport report = report(kind, file, dryRun);
            report.badRows().forEach(out::println);
            out.println(report.summary());
            return report.isGood() ? GOOD : BAD;
        } catch (Refusal refusal) {
            out.println(refusal.getMessage());
            return BAD;
        }
    }

    private ImportReport report(ImportKind kind, Path file, boolean dryRun) {
        try {
            ImportFile.checkSize(Files.size(file));
            String name = file.getFileName().toString();
            byte[] content = Files.readAllBytes(file);
            return dryRun ? imports.check(kind, name, content) : imports.run(kind, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** System.out cannot say Chinese where no locale is set, as in a container. */
    public static PrintStream out() {
        Console console = System.console();
        Charset charset = console != null && console.charset().newEncoder().canEncode('村') ? console.charset() : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    }
}
