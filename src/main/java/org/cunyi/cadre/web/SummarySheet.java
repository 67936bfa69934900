package org.cunyi.cadre.web;

import java.util.List;

/**
 * 汇总表, in words.
 *
 * @param made by which unit and when
 * @param rows one for each candidate, as many cells as {@link #HEADS}
 */
record SummarySheet(String title, String made, List<List<String>> rows) {

    static final List<String> HEADS = List.of("序号", "姓名", "身份证号", "村", "拟任职务", "初审意见", "联审发现的项目", "联审结论", "结论日期", "有效期至");
    static final List<String> SIGNATURES = List.of("乡镇党委（盖章）：　　　　　　　　　　经办人签字：　　　　　　　　　　日期：　　　　年　　月　　日",
            "县委组织部（盖章）：　　　　　　　　　经办人签字：　　　　　　　　　　日期：　　　　年　　月　　日");

    /** Nothing about a person gets into a log. */
    @Override
    public String toString() {
        return title;
    }
}
