package org.cunyi.insight.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.insight.web.AuditorAccess;
import org.springframework.context.ApplicationContext;

/** Asks for cases that stand still, for measurements of other rooms. */
public final class StillBench {

    private static final WatchRule RULE = new WatchRule("standing-still", true, 60, "days", "", "");
    private static final int PAGE = 51;
    private static final int MOST = 1001;

    private StillBench() {
    }

    private static WatchQuestion question(String county, LocalDate today) {
        return new WatchQuestion(new AuditorAccess.Scope(List.of(county), List.of(), List.of()), 90, today);
    }

    /** @return how many are on the first page */
    public static int firstPage(ApplicationContext context, String county, LocalDate today) {
        return context.getBean(Watch.class).find(RULE, question(county, today), Optional.empty(), PAGE).size();
    }

    public static int count(ApplicationContext context, String county, LocalDate today) {
        return context.getBean(Watch.class).count(RULE, question(county, today), MOST);
    }
}
