package org.cunyi.cadre.batch;

import java.util.List;

/**
 * What became of a file of candidates.
 *
 * @param rows    rows of data in the file
 * @param entered how many candidates are cases now
 * @param refused how many are not, because something is wrong with them
 * @param skipped whether bad rows were to be left out rather than to stop the whole
 */
public record ImportReport(int rows, int entered, int refused, boolean skipped, List<CandidateProblem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** Rows were wrong, and because of them nothing was entered. */
    public boolean isRefused() {
        return refused > 0 && entered == 0;
    }

    /** One Chinese sentence. */
    public String summary() {
        if (isRefused()) {
            return "文件共" + rows + "行，有" + refused + "行有问题，没有录入任何人选。";
        }
        return "文件共" + rows + "行，录入" + entered + "名人选" + (refused == 0 ? "。" : "，有问题的" + refused + "行没有录入。");
    }
}
