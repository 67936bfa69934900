package org.cunyi.cadre.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.cunyi.org.ImportTable;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Words;

/** What was written down of one signature: the name, and as much as tells two of one name apart. */
record SignatureLine(String name, String birthYear, String household) {

    private static final String NAME = "姓名";
    private static final String YEAR = "出生年份";
    private static final String HOUSEHOLD = "户";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HOUSEHOLD = 60;
    private static final int MOST = 10_000;
    private static final int MOST_ERRORS = 20;
    private static final Pattern YEARS = Pattern.compile("(19|20)[0-9]{2}");
    /** Less data: an identity or telephone number is not needed to count a signature (《个人信息保护法》第六条). */
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]{8,}[0-9０-９Xx]?");

    @Override
    public String toString() {
        return "signature line";
    }

    /** A line each: 姓名，出生年份，户; the last two may be left out. Everything wrong is said at once, by line, without repeating it. */
    static List<SignatureLine> ofText(String text) {
        List<String> typed = text == null ? List.of() : text.lines().map(String::strip).filter(l -> !Words.isBlank(l)).toList();
        List<List<String>> cells = typed.stream().map(l -> Arrays.stream(l.split("[,，\\t]", -1)).map(String::strip).toList()).toList();
        List<Refusal.FieldError> errors = new ArrayList<>();
        List<SignatureLine> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            List<String> c = cells.get(i);
            if (c.size() > 3) {
                errors.add(new Refusal.FieldError("lines", "第" + (i + 1) + "行：一行只写姓名、出生年份、户三项"));
            } else {
                read("lines", i + 1, c.get(0), c.size() > 1 ? c.get(1) : "", c.size() > 2 ? c.get(2) : "", lines, errors);
            }
        }
        return checked("lines", lines, errors);
    }

    /** XLSX or CSV with the columns 姓名, 出生年份, 户. */
    static List<SignatureLine> ofFile(String fileName, byte[] content) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        List<SignatureLine> lines = new ArrayList<>();
        for (ImportTable.Row row : ImportTable.read(fileName, content, List.of(NAME), List.of(YEAR, HOUSEHOLD), MOST)) {
            if (row.beyond()) {
                errors.add(new Refusal.FieldError("file", "第" + row.line() + "行：有内容在没有列名的格子里，可能多了一列或者一个逗号"));
                continue;
            }
            read("file", row.line(), row.cells().getOrDefault(NAME, ""), row.cells().getOrDefault(YEAR, ""), row.cells().getOrDefault(HOUSEHOLD, ""),
                    lines, errors);
        }
        return checked("file", lines, errors);
    }

    private static void read(String field, int at, String name, String year, String household, List<SignatureLine> lines,
            List<Refusal.FieldError> errors) {
        String problem = Words.isBlank(name) ? "没有姓名" : problem("姓名", name, LONGEST_NAME);
        problem = problem == null && !year.isBlank() && !YEARS.matcher(year).matches() ? "出生年份应为四位数字，如 1965" : problem;
        problem = problem == null ? problem("户", household, LONGEST_HOUSEHOLD) : problem;
        if (problem == null) {
            lines.add(new SignatureLine(name.strip(), year.isBlank() ? null : year.strip(), household.isBlank() ? null : household.strip()));
        } else {
            errors.add(new Refusal.FieldError(field, "第" + at + "行：" + problem));
        }
    }

    private static String problem(String label, String text, int longest) {
        if (NUMBER.matcher(text).find()) {
            return label + "里不要写身份号码、电话号码，只写能分清同名人员的出生年份和户";
        }
        String problem = Words.problem(text, false, longest);
        return problem == null ? null : label + problem;
    }

    private static List<SignatureLine> checked(String field, List<SignatureLine> lines, List<Refusal.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.of(errors.size() <= MOST_ERRORS ? errors : errors.subList(0, MOST_ERRORS));
        }
        if (lines.isEmpty()) {
            throw Refusal.of(field, "联名名单：没有可以录入的行");
        }
        if (lines.size() > MOST) {
            throw Refusal.of(field, "联名名单：一次最多" + MOST + "行");
        }
        return lines;
    }
}
