package org.cunyi.org;

import java.util.List;

/**
 * What an import did, or in a dry run would do. The counts are rows of the file; with a bad row nothing at all is imported and they are 0.
 *
 * @param dryRun nothing was written, whatever the counts say
 * @param rows   rows of data in the file, blank ones not counted
 */
public record ImportReport(ImportKind kind, boolean dryRun, int rows, int added, int changed, int unchanged, List<BadRow> badRows) {

    /**
     * Something wrong in the file.
     *
     * @param line    as the file counts its lines, from 1
     * @param column  header as it stands in the file, empty where the whole row or file is meant
     * @param value   what stands there, empty where it is about a person
     * @param message Chinese, can be shown as it is
     */
    public record BadRow(int line, String column, String value, String message) {

        @Override
        public String toString() {
            return "第" + line + "行" + (column.isEmpty() ? "" : "〔" + column + "〕") + (value.isEmpty() ? "" : "“" + value + "”") + "："
                    + message;
        }
    }

    public ImportReport {
        badRows = List.copyOf(badRows);
    }

    public boolean isGood() {
        return badRows.isEmpty();
    }

    public boolean isChange() {
        return added + changed > 0;
    }

    /** One Chinese sentence. */
    public String summary() {
        if (!isGood()) {
            return kind.label() + "：文件共" + rows + "行，有" + badRows.size() + "处错误，没有导入任何内容。";
        }
        return kind.label() + "：文件共" + rows + "行，" + (dryRun ? "如果导入，将" : "已") + "新增" + added + "行、变更" + changed + "行，另有"
                + unchanged + "行与现有数据相同。" + (dryRun ? "（试运行，未写入）" : "");
    }
}
