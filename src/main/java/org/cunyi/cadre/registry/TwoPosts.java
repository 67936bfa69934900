package org.cunyi.cadre.registry;

import java.util.Arrays;
import java.util.regex.Pattern;

/** 一肩挑: one entry of the register for two posts, of which one can end and the other go on. */
public final class TwoPosts {

    private static final Pattern PARTY = Pattern.compile("党|支部|总支|支委|书记");
    private static final Pattern BETWEEN = Pattern.compile("兼|、|/|／|，|,|[（(]一肩挑[)）]");

    private TwoPosts() {
    }

    /** The part of a title of two posts that is of the party, or the other one. */
    public static String part(String title, boolean party) {
        return Arrays.stream(BETWEEN.split(title)).filter(p -> !p.isBlank() && PARTY.matcher(p).find() == party).findFirst()
                .orElse(party ? "村党组织成员" : "村民委员会成员");
    }
}
