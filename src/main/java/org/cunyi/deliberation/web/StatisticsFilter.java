package org.cunyi.deliberation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.SearchInput;

/** The filter of the statistics as it was typed, each field may stay empty. */
public record StatisticsFilter(String org, String year, Integer page) {

    private static final int FIRST_YEAR = 2024;

    /** Years that can be chosen, this one first. */
    static List<Integer> years(LocalDate today) {
        return IntStream.rangeClosed(FIRST_YEAR, today.getYear()).map(y -> FIRST_YEAR + today.getYear() - y).boxed().toList();
    }

    /** @throws Refusal where something else was typed */
    int year(LocalDate today) {
        String wanted = SearchInput.text(year);
        if (wanted == null) {
            return today.getYear();
        }
        return years(today).stream().filter(y -> wanted.equals(y.toString())).findFirst()
                .orElseThrow(() -> Refusal.of("year", "年度：应为" + FIRST_YEAR + "至" + today.getYear()));
    }

    /**
     * @param seen what may be seen
     * @return what is asked for, and never more than that
     */
    List<String> units(List<String> seen) {
        String wanted = SearchInput.text(org);
        if (wanted == null) {
            return seen;
        }
        if (!OrgCode.isValid(wanted) || seen.stream().noneMatch(wanted::startsWith)) {
            throw Refusal.of("org", "单位：没有这个单位，或者不属于您的单位");
        }
        return List.of(wanted);
    }

    public int at() {
        return SearchInput.page(page);
    }
}
