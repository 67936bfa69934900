package org.cunyi.audit.proof;

/** What can be wrong with the record. */
public enum Flaw {
    CHANGED("内容被改动"),
    MISSING("记录缺失"),
    INSERTED("被插入的记录"),
    REORDERED("记录的顺序被调换"),
    REPLACED("记录被换成了别处的记录"),
    CUT("末尾的记录被截去"),
    HEAD_CHANGED("链头被改动"),
    HEAD_MISSING("链头缺失"),
    /** The chain fits in itself, but not to what an anchor saw. */
    REWRITTEN("与存证不符：存证以后整条链被改写"),
    /** It says that it is older than an anchor, which has not seen it. */
    UNVOUCHED("早于存证的时间，却没有这号存证的证明：记录被改写，或者证明被删去"),
    CUT_BELOW_ANCHOR("存证时已有的记录被截去"),
    ANCHOR_BROKEN("存证本身被改动"),
    ANCHOR_MISSING("存证缺失"),
    ANCHOR_SET_BACK("时间比前面的存证早1小时以上：存证是后加的，或者系统的时钟调回过；请用这一号或以后公开的存证比对"),
    ANCHOR_DIFFERS("与外部留存的存证不符：存证和记录被整体改写"),
    ANCHOR_UNKNOWN("找不到外部留存的这一存证：存证被改写或者截去，或者它晚于本文件、不是本系统的存证");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isOfAnchors() {
        return name().startsWith("ANCHOR_");
    }
}
