package org.cunyi.modeling.difference;

import java.util.Locale;

/** What happened to a part of a model; its sign stands beside the colour, so that nobody needs to see colours. */
public enum Mark {
    ADDED("＋", "新增"), REMOVED("－", "删除"), CHANGED("改", "修改"), MOVED("移", "换了位置"), SAME("", "没有改");

    private final String sign;
    private final String word;

    Mark(String sign, String word) {
        this.sign = sign;
        this.word = word;
    }

    public String sign() {
        return sign;
    }

    public String word() {
        return word;
    }

    /** Name of the style. */
    public String style() {
        return "diff-" + name().toLowerCase(Locale.ROOT);
    }

    /** For something that has, or had not, a counterpart. */
    static Mark of(Object before, Object after) {
        if (before == null) {
            return after == null ? SAME : ADDED;
        }
        return after == null ? REMOVED : before.equals(after) ? SAME : CHANGED;
    }
}
