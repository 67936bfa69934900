package org.cunyi.org;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;

/**
 * The rows of a file that another room brings in, CSV or XLSX, under its Chinese headers. A file that cannot be read is refused as a whole; no
 * message repeats what stands in a cell, not even in what should have been the headers.
 */
public final class ImportTable {

    /**
     * One row that is not blank.
     *
     * @param line   as the file counts its lines, from 1
     * @param cells  by header, empty text where nothing stands
     * @param beyond whether something stands where there is no header
     */
    public record Row(int line, Map<String, String> cells, boolean beyond) {

        @Override
        public String toString() {
            return "row " + line;
        }
    }

    private ImportTable() {
    }

    /**
     * @param required headers that the file must have, {@code optional} those that it may have, in any order
     * @throws Refusal with the field {@code file}
     */
    public static List<Row> read(String fileName, byte[] content, List<String> required, List<String> optional, int mostRows) {
        List<ImportFile.Line> lines = ImportFile.read(fileName, content);
        Map<String, Integer> places = places(lines.get(0), required, optional);
        if (lines.size() == 1) {
            throw ImportFile.refused("列名下面没有数据");
        }
        if (lines.size() - 1 > mostRows) {
            throw ImportFile.refused("文件有" + (lines.size() - 1) + "行，一次最多" + mostRows + "行，请分几个文件");
        }
        return lines.subList(1, lines.size()).stream().map(l -> row(l, places)).toList();
    }

    private static Map<String, Integer> places(ImportFile.Line headers, List<String> required, List<String> optional) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        Map<String, Integer> places = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < headers.cells().size(); i++) {
            String header = plain(headers.cells().get(i));
            if (known.contains(header) && places.putIfAbsent(header, i) != null) {
                wrong.add("“" + header + "”这一列出现了两次");
            } else if (!known.contains(header) && !header.isEmpty()) {
                wrong.add("第" + (i + 1) + "列的列名不认识，请改正或者删除这一列");
            }
        }
        required.stream().filter(r -> !places.containsKey(r)).forEach(r -> wrong.add("缺少“" + r + "”这一列"));
        if (!wrong.isEmpty()) {
            throw ImportFile.refused("第" + headers.number() + "行（列名）：" + String.join("；", wrong));
        }
        return places;
    }

    /** A remark in brackets, such as 登录名（可空）, is no part of a name. */
    private static String plain(String header) {
        return header.replaceAll("\\s|[（(].*[)）]|\\*", "");
    }

    private static Row row(ImportFile.Line line, Map<String, Integer> places) {
        Map<String, String> cells = new HashMap<>();
        places.forEach((header, at) -> cells.put(header, at < line.cells().size() ? line.cells().get(at) : ""));
        boolean beyond = false;
        for (int i = 0; i < line.cells().size(); i++) {
            beyond |= !line.cells().get(i).isEmpty() && !places.containsValue(i);
        }
        return new Row(line.number(), cells, beyond);
    }
}
