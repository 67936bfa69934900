package org.cunyi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.archive.Papers;
import org.cunyi.archive.Uploads;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.Link;
import org.cunyi.audit.proof.VerifyCommand;
import org.cunyi.decision.Sheets;
import org.cunyi.shared.SimpleAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever is done to the record behind the application's back is named by the server, by the command line and by the page that works without a
 * network; so is whatever is done to the file of a case. The pages stay in target/paper to be looked at.
 */
@CunyiTest
class TamperingTest {

    private static final Path LOOK = Path.of("target/paper");

    @RegisterExtension
    final Visits visits = new Visits();
    @TempDir
    private Path folder;
    @LocalServerPort
    private int port;
    @Autowired
    private Anchors anchors;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private PlatformTransactionManager transactions;

    private Client auditor;
    private String number;
    private Anchor anchor;
    private Tampering tampering;
    private Page page;

    @BeforeEach
    void a_case_with_a_document_that_an_anchor_has_seen() throws IOException {
        auditor = new Client(port, "auditor");
        // an anchor of today: what other tests fixed on later days counts as made by now
        clock.reset();
        anchors.make();
        String other = started();
        number = started();
        clock.plusDays(1);
        anchor = anchors.make();
        tampering = new Tampering(jdbc, new TransactionTemplate(transactions), number, other);
        page = visits.anonymous("reader").page();
        Files.createDirectories(LOOK);
    }

    @AfterEach
    void today_is_fixed_again_for_whoever_comes_next() {
        clock.reset();
        anchors.make();
    }

    private String started() {
        String started = new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        new Uploads(port, "zhang-clerk").added(started, "", "material", "方案.pdf", Papers.pdf());
        return started;
    }

    /** What the server says of everything in that village, measured against what is known outside. */
    private JsonNode asked(String outside) {
        return asked(Sheets.ZHANG, outside);
    }

    private JsonNode asked(String unit, String outside) {
        Client.Answer begun = auditor.post("/api/audit/verify", Map.of("org", unit, "anchor", outside));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        JsonNode view = begun.json();
        while (view.path("state").asText().equals("running")) {
            Thread.onSpinWait();
            view = auditor.get("/api/audit/verifications/" + view.path("id").asText()).json();
        }
        assertThat(view.path("state").asText()).isEqualTo("done");
        return view;
    }

    private String found(String outside) {
        for (JsonNode finding : asked(outside).path("findings")) {
            if (finding.path("chain").asText().equals(number) || finding.path("chain").asText().isEmpty()) {
                return finding.path("flaw").asText() + " " + finding.path("seq").asLong();
            }
        }
        return "";
    }

    private Path exported() throws IOException {
        var answer = new Uploads(port, "auditor").get("/api/archive/" + number + ".zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(folder.resolve(number + ".zip"), answer.body());
    }

    private record Said(int code, String words) {
    }

    private static Said command(Path zip, String outside) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), outside.isEmpty() ? new String[] {"verify", zip.toString()}
                : new String[] {"verify", zip.toString(), "--anchor", outside});
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    /** The page from the tree of this build, opened as a file. */
    private Said offline(Path zip, String outside) throws IOException {
        Path verifier = Files.copy(Path.of("target/classes/proof/verify.html"), folder.resolve("verify.html"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        page.navigate(verifier.toUri().toString());
        page.waitForLoadState(LoadState.LOAD);
        page.fill("#anchor", outside);
        page.setInputFiles("#file", zip);
        page.waitForSelector("#verdict");
        String verdict = page.locator("#verdict").innerText();
        boolean listed = page.locator("#problems").count() > 0;
        return new Said(verdict.startsWith("完好") ? 0 : listed ? 1 : 2, verdict + "\n" + (listed ? page.locator("#problems").innerText() : ""));
    }

    private void both(Path zip, String outside, int code, String words) throws IOException {
        Said command = command(zip, outside);
        assertThat(command.words()).contains(words);
        assertThat(command.code()).as(command.words()).isEqualTo(code);
        Said offline = offline(zip, outside);
        assertThat(offline.words()).contains(words);
        assertThat(offline.code()).as(offline.words()).isEqualTo(code);
    }

    @Test
    void what_nobody_touched_is_intact_for_everybody_and_the_report_can_be_read() throws IOException {
        assertThat(found(anchor.root())).isEmpty();
        String unvouched = "第" + (tampering.last() + 1) + "条起（2026-11-23T10:00+08:00起）：写入以后还没有存证";
        Path zip = exported();
        both(zip, anchor.root(), 0, "完好，没有发现改动");
        both(zip, "\uFEFF" + anchor.reference() + "\n", 0, "完好，没有发现改动");
        assertThat(command(zip, "").words()).contains(number, "立案", "zhang-clerk", "上传材料", "第" + anchor.number() + "号存证", anchor.root());
        assertThat(command(zip, "").words()).contains("没有证明　存证本身：没有与外部留存的存证比对", "没有证明　材料的文件名", unvouched);
        assertThat(page.locator("#unproven").innerText()).contains("材料的文件名", "内容是否属实", unvouched)
                .doesNotContain("存证本身");
        assertThat(page.locator("#report").innerText()).contains(number, "立案", "zhang-clerk", "上传材料", "与审计链一致");
        page.screenshot(new Page.ScreenshotOptions().setPath(LOOK.resolve("verify-intact.png")).setFullPage(true));
        page.setViewportSize(390, 800);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        page.screenshot(new Page.ScreenshotOptions().setPath(LOOK.resolve("verify-narrow.png")).setFullPage(true));
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.getInputStream(file.getEntry("verification/verify.html")).readAllBytes())
                    .isEqualTo(Files.readAllBytes(Path.of("target/classes/proof/verify.html")));
        }
        both(zip, "ff".repeat(32), 1, "找不到外部留存的这一存证");
        both(zip, "nonsense", 2, "存证：第1行");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"change, CHANGED 3, 第3条：内容被改动", "delete, MISSING 3, 第3条：记录缺失", "insert, INSERTED 3, 第3条：被插入的记录",
        "reorder, REORDERED 3, 第3条：记录的顺序被调换", "swap, REPLACED 3, 第3条：记录被换成了别处的记录"})
    void what_breaks_a_chain_is_named_with_its_first_entry(String deed, String server, String words) throws IOException {
        Map<String, Runnable> deeds = Map.of("change", () -> tampering.change(3), "delete", () -> tampering.delete(3), "insert",
                () -> tampering.insert(3), "reorder", () -> tampering.reorder(3), "swap", () -> tampering.swap(3));
        tampering.keep();
        try {
            deeds.get(deed).run();
            assertThat(found("")).isEqualTo(server);
            assertThat(auditor.get("/api/audit/cases/" + number + "/verify").json().path("firstBroken").asLong()).isEqualTo(3);
            both(exported(), "", 1, words);
        } finally {
            tampering.undo();
        }
        assertThat(found("")).isEmpty();
    }

    @Test
    void a_tail_cut_with_its_head_set_back_is_found_against_the_anchor() throws IOException {
        long last = tampering.last();
        tampering.keep();
        try {
            tampering.cut(last);
            assertThat(found("")).isEqualTo("CUT_BELOW_ANCHOR " + last);
            both(exported(), "", 1, "（第" + anchor.number() + "号存证）");
        } finally {
            tampering.undo();
        }
    }

    @Test
    void a_chain_rewritten_with_all_its_hashes_is_found_against_the_anchor() throws IOException {
        tampering.keep();
        try {
            tampering.rewrite();
            assertThat(found("")).isEqualTo("REWRITTEN 1");
            both(exported(), "", 1, "第1条起：与存证不符");
        } finally {
            tampering.undo();
        }
    }

    @Test
    void a_database_rewritten_with_all_its_anchors_is_found_against_the_one_known_outside_and_by_nothing_else() throws IOException {
        String lines = new Client(port, null).get("/public/anchors.jsonl").body();
        tampering.keep();
        try {
            tampering.rewriteEverything();
            assertThat(found("")).as("nothing inside can show it").isEmpty();
            assertThat(found(anchor.root())).isEqualTo("ANCHOR_UNKNOWN 0");
            assertThat(found(anchor.reference())).isEqualTo("ANCHOR_DIFFERS " + anchor.number());
            assertThat(found(lines)).startsWith("ANCHOR_DIFFERS ");
            Path zip = exported();
            both(zip, "", 0, "完好");
            both(zip, anchor.reference(), 1, "第" + anchor.number() + "号存证：与外部留存的存证不符");
        } finally {
            tampering.undo();
        }
    }

    private static final String UNVOUCHED = "第1条起：早于存证的时间，却没有这号存证的证明";

    private List<String> flaws() {
        return asked("").path("findings").findValuesAsText("words").stream().filter(w -> w.startsWith(number)).toList();
    }

    @Test
    void a_chain_rewritten_with_its_leaves_taken_out_of_the_database_is_found_by_its_age_also_after_the_next_anchor() throws IOException {
        tampering.keep();
        try {
            tampering.rewrite();
            tampering.forgetLeaves();
            for (int anchorsSince = 0; anchorsSince < 2; anchorsSince++) {
                assertThat(flaws()).hasSize(1).allMatch(w -> w.contains(UNVOUCHED) && w.contains("（第" + anchor.number() + "号存证）"));
                assertThat(auditor.get("/api/audit/cases/" + number + "/verify").json().path("firstBroken").asLong()).isEqualTo(1);
                both(exported(), "", 1, UNVOUCHED);
                // it fixes the rewritten chain as if it were new
                clock.plusDays(1);
                anchors.make();
            }
        } finally {
            tampering.undo();
        }
        assertThat(flaws()).isEmpty();
    }

    @Test
    void a_file_rewritten_with_its_proofs_taken_out_is_found_by_its_age() throws IOException {
        Path forged = forged(exported(), true, this::rewrittenWithoutProofs);
        both(forged, "", 1, UNVOUCHED);
        both(forged, anchor.root(), 1, UNVOUCHED);
    }

    @Test
    void one_anchor_appended_with_an_old_date_does_not_hide_what_is_older_than_its_anchors() throws IOException {
        Path zip = exported();
        String old = "2000-01-01T00:05+08:00";
        Path forged = forged(zip, true, files -> appended(rewrittenWithoutProofs(files), old));
        String setBack = "第" + (anchor.number() + 1) + "号存证：时间比前面的存证早1小时以上";
        both(forged, "", 1, "号存证：时间比前面的存证早1小时以上");
        both(forged, anchor.root(), 1, UNVOUCHED);
        both(forged, anchor.reference(), 1, setBack);
        both(forged(zip, true, files -> appended(files, old)), anchor.root(), 1, setBack);
        both(forged(zip, true, files -> appended(files, "2026-11-23T09:30+08:00")), anchor.root(), 0, "完好，没有发现改动");
        assertThat(page.locator("#report").innerText()).contains("系统的时钟调整过");
    }

    private Map<String, byte[]> appended(Map<String, byte[]> files, String madeAt) {
        Anchor next = new Anchor(anchor.number() + 1, madeAt.substring(0, 10), madeAt, anchor.root(), 0, anchor.chains(), anchor.entries(),
                sha256(new byte[0]));
        String lines = new String(files.get("verification/anchors.jsonl"), StandardCharsets.UTF_8) + next.line() + "\n";
        files.put("verification/anchors.jsonl", lines.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Another actor in the second entry, every hash behind it made anew, the heads made to fit, and nothing left of what anchors saw. */
    private Map<String, byte[]> rewrittenWithoutProofs(Map<String, byte[]> files) {
        try {
            String chain = "verification/chains/" + number + ".jsonl";
            String before = Hashes.START;
            String last = "";
            StringBuilder lines = new StringBuilder();
            for (String line : new String(files.get(chain), StandardCharsets.UTF_8).split("\n")) {
                Link old = Link.of(line);
                String canonical = old.seq() == 2 ? old.canonical().replace("zhang-clerk", "somebody-else") : old.canonical();
                Link anew = new Link(number, old.seq(), old.at(), canonical, before, Link.hash(before, canonical));
                lines.append(anew.line()).append('\n');
                before = anew.hash();
                last = old.hash();
            }
            files.put(chain, lines.toString().getBytes(StandardCharsets.UTF_8));
            ObjectNode proofs = (ObjectNode) new ObjectMapper().readTree(files.get("verification/proof.json"));
            ObjectNode proof = (ObjectNode) proofs.path("chains").get(0);
            assertThat(proof.path("inclusions")).isNotEmpty();
            proof.put("lastHash", before).putArray("inclusions");
            files.put("verification/proof.json", new ObjectMapper().writeValueAsBytes(proofs));
            files.put("manifest.json", new String(files.get("manifest.json"), StandardCharsets.UTF_8).replace(last, before).getBytes(StandardCharsets.UTF_8));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void separators_of_lines_within_a_text_break_nothing() throws IOException {
        audit.on(new SimpleAct(number, "somebody", "test.done", "one\u2028two\u0085three", Map.of("text", "four\u2029five")));
        assertThat(flaws()).isEmpty();
        both(exported(), anchor.root(), 0, "完好，没有发现改动");
    }

    @Test
    void a_unit_is_verified_with_all_below_it_and_with_nothing_beside_it() {
        tampering.keep();
        try {
            tampering.change(3);
            assertThat(List.of(Sheets.ZHANG, "990101101", "990101", "all")).allMatch(this::isBrokenIn);
            assertThat(List.of("990101101202", "990101102")).noneMatch(this::isBrokenIn);
        } finally {
            tampering.undo();
        }
        for (String unit : new String[] {"990101101299", "110101", "2026-1"}) {
            assertThat(auditor.post("/api/audit/verify", Map.of("org", unit)).detail()).startsWith("单位代码：");
        }
    }

    private boolean isBrokenIn(String unit) {
        return asked(unit, "").path("findings").findValuesAsText("chain").contains(number);
    }

    /** The files of a ZIP, changed, with the list of files made to fit. */
    private Path forged(Path zip, boolean listed, UnaryOperator<Map<String, byte[]>> deed) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        Map<String, byte[]> before = new LinkedHashMap<>(files);
        Map<String, byte[]> after = deed.apply(files);
        if (listed) {
            listAnew(before, after);
        }
        return zipped(after);
    }

    private static void listAnew(Map<String, byte[]> before, Map<String, byte[]> after) throws IOException {
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(after.get("manifest.json"));
        for (JsonNode file : manifest.path("files")) {
            byte[] now = after.get(file.path("path").asText());
            if (now != null && !Arrays.equals(before.get(file.path("path").asText()), now)) {
                ((ObjectNode) file).put("sha256", sha256(now)).put("size", now.length);
            }
        }
        after.put("manifest.json", new ObjectMapper().writeValueAsBytes(manifest));
    }

    private Path zipped(Map<String, byte[]> files) throws IOException {
        Path made = Files.createTempFile(folder, "forged", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return made;
    }

    private static String sha256(byte[] bytes) {
        return Hashes.hex(Hashes.sha256().digest(bytes));
    }

    private static UnaryOperator<Map<String, byte[]>> with(BiConsumer<Map<String, byte[]>, String> deed, String path) {
        return files -> {
            deed.accept(files, files.keySet().stream().filter(n -> n.startsWith(path)).findFirst().orElseThrow());
            return files;
        };
    }

    private static BiConsumer<Map<String, byte[]>, String> replacing(String what, String by) {
        return (files, name) -> {
            String text = new String(files.get(name), StandardCharsets.UTF_8);
            String changed = text.replaceFirst(what, by);
            assertThat(changed).isNotEqualTo(text);
            files.put(name, changed.getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void a_forged_file_is_named_also_where_the_list_of_files_was_made_to_fit() throws IOException {
        Path zip = exported();
        BiConsumer<Map<String, byte[]>, String> flipped = (files, name) -> {
            byte[] bytes = files.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            files.put(name, bytes);
        };
        both(forged(zip, false, with(flipped, "材料/001")), "", 1, "文件被改动：材料/001");
        both(forged(zip, true, with(flipped, "材料/001")), "", 1, "材料与审计链中登记的校验值不符：材料/001");
        both(forged(zip, true, with(Map::remove, "材料/001")), "", 1, "清单中的文件缺失：材料/001");
        String chain = "verification/chains/" + number;
        both(forged(zip, true, with(replacing("zhang-clerk", "li-clerk"), chain)), "", 1, "条：内容被改动");
        both(forged(zip, true, with(replacing("\\n[^\\n]*", ""), chain)), "", 1, "第2条：记录缺失");
        both(forged(zip, true, with(replacing("\"position\" : \\d+", "\"position\" : 999999"), "verification/proof.json")), "", 1, "与存证不符");
        both(forged(zip, true, with(replacing("\"entries\":\\d+", "\"entries\":1"), "verification/anchors.jsonl")), anchor.root(), 1, "存证");
        both(forged(zip, true, with((files, name) -> files.put("另一份.pdf", new byte[1]), "manifest")), "", 1, "清单以外的文件：另一份.pdf");
        page.screenshot(new Page.ScreenshotOptions().setPath(LOOK.resolve("verify-broken.png")).setFullPage(true));
    }

    /** Sixty bytes before everything, with the places in the directory made to fit or as they were. */
    private static byte[] prefixed(Path zip, boolean fitted) throws IOException {
        int prefix = 60;
        byte[] whole = Files.readAllBytes(zip);
        ByteBuffer bytes = ByteBuffer.allocate(prefix + whole.length).order(ByteOrder.LITTLE_ENDIAN).put(prefix, whole);
        if (fitted) {
            int place = bytes.limit() - 6;
            bytes.putInt(place, bytes.getInt(place) + prefix);
            bytes.putInt(bytes.getInt(place) + 42, prefix);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"format\" : 1|\"format\" : 1, \"format\" : 1", "\"format\" : 1|\"format\" : 1, \"more\" : 1",
        "\"entries\" : (\\d+)|\"entries\" : \"$1\"", "\"entries\" : (\\d+)|\"entries\" : $1.0", "\"entries\" : (\\d+),|", "\"seq\" : \\d+|\"seq\" : null",
        "^|\uFEFF", "\"chain\" : \"[^\"]*\"|\"chain\" : 5"})
    void proofs_in_another_form_are_refused_by_both(String what, String by) throws IOException {
        both(forged(exported(), true, with(replacing(what, by == null ? "" : by), "verification/proof.json")), "", 2, "proof.json不是有效的");
    }

    @Test
    void what_stands_in_a_file_neither_stops_a_verifier_nor_steers_the_terminal() throws IOException {
        Path zip = exported();
        both(forged(zip, true, with(replacing("\"previous\":\"[0-9a-f]{64}\"", "\"previous\":null"), "verification/anchors.jsonl")), "", 1,
                "第1号存证：存证本身被改动");
        Path steering = forged(zip, true, with(replacing("\"chain\" : \"", "\"chain\" : \"\\\\u001b[2J"), "verification/proof.json"));
        both(steering, "", 2, "ZIP中缺少");
        assertThat(command(steering, "").words()).doesNotContain("\u001b");
        Path undated = forged(zip, true, with(replacing("\"madeAt\" *: *\"[^\"]*\"", "\"madeAt\" : \"2026-11-31T10:00Z\""), "manifest.json"));
        both(undated, anchor.root(), 0, "完好，没有发现改动");
        assertThat(List.of(command(undated, anchor.root()).words(), page.locator("#report").innerText())).allMatch(w -> w.contains("最后一号存证比导出早1天以上"));
    }

    @Test
    void a_file_that_is_no_archive_or_made_to_do_harm_is_refused() throws IOException {
        Path zip = exported();
        both(Files.write(folder.resolve("text.zip"), "不是ZIP".getBytes(StandardCharsets.UTF_8)), "", 2, "不是ZIP文件");
        byte[] whole = Files.readAllBytes(zip);
        both(Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2)), "", 2, "不是ZIP文件");
        both(zipped(Map.of("readme.txt", new byte[3])), "", 2, "缺少manifest.json");
        both(forged(zip, false, with((files, name) -> files.put("../../etc/passwd", new byte[1]), "manifest")), "", 2, "不正常的文件名");
        for (boolean fitted : new boolean[] {false, true}) {
            both(Files.write(folder.resolve("before.zip"), prefixed(zipped(Map.of("readme.txt", new byte[3])), fitted)), "", 2, "前面或者中间夹有别的内容");
        }
        byte[] bomb = new byte[80 << 20];
        both(forged(zip, false, with((files, name) -> files.put(name, bomb), "材料/001")), "", 2, "压缩炸弹");
        assertThat(command(folder.resolve("nothing.zip"), "").code()).isEqualTo(2);
        assertThat(VerifyCommand.run(new PrintStream(new ByteArrayOutputStream()), "verify")).isEqualTo(2);
        assertThat(List.of("verify", "import").stream().map(w -> VerifyCommand.isMeant(w))).containsExactly(true, false);
    }
}
