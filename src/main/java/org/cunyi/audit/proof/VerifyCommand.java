package org.cunyi.audit.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The command line {@code verify FILE.zip [--anchor ROOT|FILE]}: checks the file of a case without a database and prints a Chinese report. It
 * ends with 0 where all is intact, 1 where something is broken, 2 where the file cannot be read or the command is wrong.
 */
public final class VerifyCommand {

    private static final String COMMAND = "verify";
    private static final String USAGE = "用法：verify 一事一档.zip [--anchor 存证值|存证文件]";
    private static final int INTACT = 0;
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    private VerifyCommand() {
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /** @return the exit code */
    public static int run(PrintStream out, String... arguments) {
        try {
            CommandWords given = CommandWords.of(USAGE, "", arguments);
            if (given.words().size() != 1) {
                throw new Unreadable(USAGE);
            }
            Report report = CaseFileCheck.check(Path.of(given.words().get(0)), given.anchors());
            print(report, out);
            return report.isIntact() ? INTACT : BROKEN;
        } catch (InvalidPathException e) {
            out.println("文件名不正确");
        } catch (Unreadable e) {
            out.println(plain(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // whatever it is, it says nothing about the file: it must not end like a broken one
            out.println("验证不能进行：" + plain(String.valueOf(e.getMessage())));
        }
        return UNREADABLE;
    }

    private static void print(Report report, PrintStream out) {
        JsonNode words = words();
        out.println("案件　　" + plain(report.caseNumber()) + "　" + plain(report.title()));
        out.println("导出　　" + plain(report.madeAt()) + "　" + plain(report.madeBy()));
        out.println("清单　　" + report.files() + "个文件，其中材料" + report.documents() + "份；清单的校验值 " + report.manifest());
        for (Report.Chain chain : report.chains()) {
            out.println();
            out.println("审计链　" + plain(chain.chain()) + "　" + chain.entries() + "条"
                    + (chain.vouched() == 0 ? "，还没有存证" : "，第" + chain.vouched() + "条以前有第" + chain.anchor() + "号存证"));
            chain.steps().forEach(s -> out.printf("　%4d　%s　%s　%s　%s%n", s.seq(), plain(s.at()), plain(s.actor()),
                    words.path(s.action()).asText(plain(s.action())), plain(s.subject())));
            out.println("　" + (chain.problem() == null ? "完好" : plain(chain.problem())));
        }
        out.println();
        if (!report.anchors().isEmpty()) {
            Anchor last = report.anchors().get(report.anchors().size() - 1);
            out.println("存证　　共" + report.anchors().size() + "号，最后一号" + plain(last.day()) + "　" + last.root());
        }
        out.println(report.compared() ? "已与外部给出的存证比对。" : "没有给出外部留存的存证，只能证明文件自身前后一致；请用 --anchor 给出公开栏或张贴公告上的存证值。");
        report.remarks().forEach(r -> out.println("说明　　" + plain(r)));
        report.unproven().forEach(u -> out.println("没有证明　" + plain(u)));
        report.problems().forEach(p -> out.println("问题　　" + plain(p)));
        out.println(report.isIntact() ? "结论　　完好，没有发现改动。" : "结论　　不完好，发现" + report.problems().size() + "处问题。");
    }

    /** What stands in a file of a stranger does not steer the terminal. */
    private static String plain(String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "�");
    }

    private static JsonNode words() {
        try (InputStream in = VerifyCommand.class.getResourceAsStream("/proof/words.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
