package org.cunyi.org;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;

/** What a file can bring in; one file is of one kind. */
public enum ImportKind {

    DIVISIONS("divisions", "行政区划"),
    ROSTER("roster", "人员名册"),
    FIGURES("figures", "基础数据"),
    AUTHORISATIONS("authorisations", "授权事项"),
    SETTINGS("settings", "县级设置"),
    WORKING_DAYS("working-days", "放假调休");

    private final String key;
    private final String label;

    ImportKind(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The word used at the command line and in addresses. */
    public String key() {
        return key;
    }

    /** Chinese name for display. */
    public String label() {
        return label;
    }

    /**
     * The kind with that key.
     *
     * @throws Refusal where there is none; the message lists all kinds
     */
    public static ImportKind of(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst().orElseThrow(() -> Refusal.of("kind",
                "不认识的导入类别“" + key + "”，可用的有：" + Arrays.stream(values()).map(k -> k.key + "（" + k.label + "）")
                        .collect(Collectors.joining("、"))));
    }
}
