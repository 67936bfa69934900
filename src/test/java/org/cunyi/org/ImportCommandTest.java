package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class ImportCommandTest {

    @Autowired
    private ImportCommand command;
    @Autowired
    private Organisation organisation;
    @Autowired
    private JdbcClient jdbc;
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void emptyTables() {
        ImportFixture.empty(jdbc);
    }

    @Test
    void aGoodFileIsImportedAndTheExitCodeIs0() throws IOException {
        assertThat(execute(false, "import", "divisions", file(ImportFixture.COUNTY))).isZero();

        assertThat(printed()).contains("行政区划：文件共5行，已新增5行、变更0行，另有0行与现有数据相同。");
        assertThat(organisation.all()).hasSize(5);
    }

    @Test
    void aDryRunPrintsTheSameCountsAndImportsNothing() throws IOException {
        assertThat(execute(true, "import", "divisions", file(ImportFixture.COUNTY))).isZero();

        assertThat(printed()).contains("如果导入，将新增5行", "（试运行，未写入）");
        assertThat(organisation.all()).isEmpty();
    }

    @Test
    void badRowsArePrintedWithLineColumnAndValueAndTheExitCodeIs1() throws IOException {
        assertThat(execute(false, "import", "divisions", file("代码,名称,级别,上级", "110101,东山县,county,", "11,河口镇,township,110101"))).isEqualTo(1);

        assertThat(printed()).contains("第3行〔代码〕“11”：代码应为6位（县）、9位（乡镇）或12位（村）数字", "有1处错误，没有导入任何内容");
        assertThat(organisation.all()).isEmpty();
    }

    @Test
    void aFileThatIsNoTableGivesExitCode1() throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThat(execute(false, "import", "divisions", file.toString())).isEqualTo(1);
        assertThat(printed()).contains("编码");
    }

    @Test
    void aWrongCommandGivesExitCode2AndSaysHowItIsUsed() throws IOException {
        assertThat(execute(false, "import")).isEqualTo(2);
        assertThat(printed()).contains("用法：import 类别 文件 [--dry-run]");
        assertThat(execute(false, "import", "villages", file("code"))).isEqualTo(2);
        assertThat(printed()).contains("不认识的导入类别“villages”", "divisions（行政区划）");
        assertThat(execute(false, "import", "divisions", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(printed()).contains("无法读取文件", "none.csv");
        assertThat(execute(false, "import", "divisions", folder.toString())).isEqualTo(2);
        assertThat(execute(false, "import", "divisions", "a\u0000.csv")).isEqualTo(2);
        assertThat(printed()).contains("无法识别文件名");
    }

    @Test
    void onlyAFirstWordImportMeansAnImport() {
        assertThat(ImportCommand.isMeant("import", "roster", "a.csv")).isTrue();
        assertThat(ImportCommand.isMeant("--spring.profiles.active=postgres", "import", "roster", "a.csv")).isTrue();
        assertThat(ImportCommand.isMeant()).isFalse();
        assertThat(ImportCommand.isMeant("--import")).isFalse();
        assertThat(ImportCommand.isMeant("serve", "import")).isFalse();
    }

    @Test
    void anImportTakesFreePortsAndIsQuietAndAServerStartsAsItIsTold() {
        assertThat(ImportCommand.startArguments("import", "roster", "a.csv", "--logging.level.root=info")).containsExactly("import", "roster",
                "a.csv", "--logging.level.root=info", "--server.port=0", "--management.server.port=0");
        assertThat(ImportCommand.startArguments("import", "roster", "a.csv")).contains("--logging.level.root=warn");
        assertThat(ImportCommand.startArguments("--server.port=9090")).containsExactly("--server.port=9090");
    }

    @Test
    void withoutTheWordTheProgramGoesOn() throws IOException {
        command.run(new DefaultApplicationArguments("divisions", file(ImportFixture.COUNTY)));

        assertThat(organisation.all()).as("reached only where the program did not exit").isEmpty();
    }

    private int execute(boolean dryRun, String... words) {
        return command.execute(List.of(words), dryRun, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("file.csv"), ImportFixture.csv(lines)).toString();
    }
}
