package org.cunyi.publicity.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.publicity.leak.LeakScan.Finding;
import org.cunyi.publicity.leak.LeakScan.Kind;
import org.cunyi.publicity.leak.LeakScan.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {

    private final LeakScan scan = new LeakScan(LeakFiguresTest.CLOCK);
    private final LeakSamples samples = new LeakSamples(20260120);

    @Test
    void aNumberIsRefusedAndANameIsListed() {
        Result result = scan.scan(Map.of("正文", "村民王小明的手机是" + samples.mobile() + "。"));

        assertThat(result.refused()).extracting(Finding::kind).containsExactly(Kind.MOBILE);
        assertThat(result.toClear()).extracting(Finding::kind).containsExactly(Kind.PRIVATE_NAME);
        assertThat(result.isClean()).isFalse();
    }

    @Test
    void aRefusalSaysWhereInWordsAPersonCanFollow() {
        Result result = scan.scan(Map.of("正文", "公示\n\n　　各位村民：\r\n电话：13800138000"));

        assertThat(result.refused()).singleElement().extracting(Finding::describe).isEqualTo("正文第3段第4字：手机号码 138****8000");
    }

    @Test
    void inATextOfOneLineOnlyTheCharacterIsCounted() {
        assertThat(scan.scan(Map.of("标题", "\n电话13800138000公示")).refused()).singleElement().extracting(Finding::where).isEqualTo("标题第3字");
    }

    @Test
    void aCharacterOfTwoUnitsCountsAsOne() {
        String number = "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎";
        String text = "𠮷家電話" + number + "，勿外传";
        Finding found = scan.scan(Map.of("正文", text)).refused().get(0);

        assertThat(text.substring(found.start(), found.end())).isEqualTo(number);
        assertThat(found.where()).isEqualTo("正文第5字");
    }

    @Test
    void fullWidthDigitsAndInvisibleCharactersKeepTheirPlaces() {
        String text = "　王\u200B丽（１３８\u200B００１３ ８０００）";
        Result result = scan.scan(Map.of("正文", text));

        assertThat(result.refused()).extracting(f -> text.substring(f.start(), f.end())).containsExactly("１３８\u200B００１３ ８０００");
        assertThat(result.toClear()).extracting(f -> text.substring(f.start(), f.end())).containsExactly("王\u200B丽");
    }

    @Test
    void partsAreReportedInTheirOrderAndNamesBesideAPostLast() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("标题", "村委会主任李国梁述职");
        parts.put("正文", "村民王小明反映路灯不亮");
        parts.put("附件1名称", null);
        parts.put("附件2名称", "陈桂英病历.jpg");

        assertThat(scan.scan(parts).toClear()).extracting(Finding::part).containsExactly("正文", "附件2名称", "标题");
    }

    @Test
    void whatIsClearedIsClosedAndTheRestStaysOpen() {
        Result result = scan.scan(Map.of("正文", "村民王小明、李小芳反映路灯不亮"));
        Finding first = result.toClear().get(0);

        assertThat(result.open(Set.of())).hasSize(2);
        assertThat(result.open(Set.of(first.key()))).containsExactly(result.toClear().get(1));
    }

    @Test
    void aClearedNameStaysClearedWhenTheTextAroundItMoves() {
        String before = key("村民王小明反映路灯不亮");

        assertThat(key("各位村民：\n现将有关情况公布如下。\n村民王小明反映路灯不亮，已派人维修。")).isEqualTo(before);
    }

    @Test
    void anotherNameAnotherSentenceOrAnotherPartIsToBeClearedAgain() {
        String before = key("村民王小明反映路灯不亮");

        assertThat(key("村民王小亮反映路灯不亮")).isNotEqualTo(before);
        assertThat(key("村民王小明拖欠水费")).isNotEqualTo(before);
        assertThat(scan.scan(Map.of("标题", "村民王小明反映路灯不亮")).toClear().get(0).key()).isNotEqualTo(before);
    }

    @Test
    void theSameNameInTheSameWordsTwiceIsClearedTwice() {
        List<Finding> found = scan.scan(Map.of("正文", "村民王小明反映路灯不亮。村民王小明反映路灯不亮。村民王小明反映路灯不亮。")).toClear();

        assertThat(found).hasSize(3).extracting(Finding::key).doesNotHaveDuplicates();
    }

    @Test
    void noExcerptAndNoKeyShowsANumber() {
        for (String file : List.of("positive.txt", "unseen.txt")) {
            for (LeakCorpus.Case given : LeakCorpus.read(file, 1)) {
                for (Finding finding : all(given.text())) {
                    if (finding.kind().compareTo(Kind.EMAIL) < 0) {
                        assertThat(finding.excerpt()).matches("\\d{3,4}\\*{4,8}[\\dX]{3,4}");
                    } else if (finding.kind() == Kind.PRIVATE_NAME || finding.kind() == Kind.OFFICIAL_NAME) {
                        assertThat(finding.excerpt()).matches("[一-鿿]{1,2}\\*{1,2}");
                    }
                    assertThat(finding.key()).matches("[0-9a-f]{16}");
                }
            }
        }
    }

    @Test
    void numbersOfCasesUnitsDocumentsDatesAndAmountsAreNobodys() {
        Random random = new Random(8);
        for (int time = 0; time < 4000; time++) {
            String unit = "%02d%s".formatted(11 + random.nextInt(54), samples.digits(10));
            int number = 1 + random.nextInt(9999);
            String text = "案件编号：JC-%s-20%02d-%04d，村代码%s，柳府发〔2026〕%d号，共计%s元（¥%s.%02d），二〇二六年一月二十日，2026-01-%02d 13:%02d，登记%s"
                    .formatted(unit, 20 + random.nextInt(20), number, unit, number, samples.digits(11), samples.digits(11),
                            random.nextInt(100), 1 + random.nextInt(28), random.nextInt(60), "GS-" + unit + "-2026-0001");

            assertThat(all(text)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "023-59221234", "(023)5922-1234", "02359221234", "59221234", "12345", "12388", "12380", "400-138-0013", "95588",
        "0826-5138001转13"})
    void aLineOfAnOfficeMayBePublished(String line) {
        assertThat(all("监督电话：" + line + "，工作日接听")).isEmpty();
    }

    @Test
    void oneWrongDigitMakesAnIdentityNumberAQuestionAndACardNothing() {
        for (int time = 0; time < 200; time++) {
            String identity = withOtherDigit(samples.identity(false), 16);
            assertThat(all("身份证号：" + identity)).extracting(Finding::kind).contains(Kind.POSSIBLE_IDENTITY).doesNotContain(Kind.IDENTITY_18);

            String card = withOtherDigit(samples.card("6228", 19), 17);
            assertThat(all("卡号：" + card)).as(card).isEmpty();
        }
    }

    private static String withOtherDigit(String number, int at) {
        return number.substring(0, at) + (number.charAt(at) == '9' ? '0' : (char) (number.charAt(at) + 1)) + number.substring(at + 1);
    }

    @Test
    void anIdentityNumberIsOfSomebodyAlreadyBorn() {
        String today = "50029820260120001";
        String tomorrow = "50029820260121001";

        assertThat(all(today + LeakSamples.checkCharacter(today))).extracting(Finding::kind).containsExactly(Kind.IDENTITY_18);
        assertThat(all(tomorrow + LeakSamples.checkCharacter(tomorrow))).isEmpty();
    }

    @Test
    void cellsThatRanTogetherStillShowTheIdentityNumber() {
        for (boolean x : new boolean[] {true, false}) {
            String identity = samples.identity(x);
            assertThat(all("20260120" + identity)).extracting(Finding::kind).containsExactly(Kind.POSSIBLE_IDENTITY);
            assertThat(all("1" + identity + "，500元")).extracting(Finding::kind).containsAnyOf(Kind.POSSIBLE_IDENTITY, Kind.BANK_CARD);
        }
    }

    @Test
    void whateverIsWrittenFindingsLieInTheTextInOrderAndApart() {
        String[] pieces = {
            "王", "小明", "张三", "1", "3800", "13800138000", "X", "O", "\u200B", "𠮷", "𝟏", "\uD83D", "\n", "\r", "\t", " ", "　", "-", "路",
            "村3组1号", "住址：", "@", "a.b", "电话", "身份证", "卡", "编号", "等3人", "、", "（", ")", "，男，", "1990年1月1日", "低保", "书记", "一二三", "①", "+86",
            "元", "￥", "6222", "·"
        };
        Random random = new Random(3);
        for (int time = 0; time < 5000; time++) {
            String text = Stream.generate(() -> pieces[random.nextInt(pieces.length)]).limit(1 + random.nextInt(25))
                    .collect(Collectors.joining());
            List<Finding> found = all(text).stream().sorted((a, b) -> a.start() - b.start()).toList();

            assertThat(found).as(text).allMatch(f -> f.start() < f.end() && f.end() <= text.length());
            for (int next = 1; next < found.size(); next++) {
                assertThat(found.get(next).start()).as(text).isGreaterThanOrEqualTo(found.get(next - 1).end());
            }
            assertThat(all(text)).isEqualTo(all(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1", "1,", "1\n", "1 ", "1.1.1.", "(1", "一", "1X", "0O", "13800138000", "1 3 8 0 ", "王", "王小", "王小明、", "王 ", "村", "路1号",
        "1栋1单元", "住址：省", "a@", "a.", "办公", "站", "患有", "1990年1月1日", "王小明1990", "等一", "户主：", "身份证1",
        "编号:", "\u200B", "\u0301", " \n", "6222 ", "王一三八零"})
    void aLongAndHostileTextIsReadToItsEnd(String piece) {
        String text = piece.repeat(1 + 20_000 / piece.length()) + "。电话：13800138000";

        assertThat(scan.scan(Map.of("正文", text)).refused()).as(piece).extracting(Finding::end).contains(text.length());
    }

    @Test
    void nothingAtAllIsClean() {
        assertThat(scan.scan(Map.of()).isClean()).isTrue();
        assertThat(scan.scan(Map.of("正文", "")).isClean()).isTrue();
    }

    private String key(String text) {
        return scan.scan(Map.of("正文", text)).toClear().get(0).key();
    }

    private List<Finding> all(String text) {
        Result result = scan.scan(Map.of("正文", text));
        return Stream.concat(result.refused().stream(), result.toClear().stream()).toList();
    }
}
