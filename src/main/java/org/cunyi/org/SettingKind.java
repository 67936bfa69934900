package org.cunyi.org;

import java.util.Map;
import java.util.stream.Stream;
import org.cunyi.org.reference.ReferenceColumn;

/**
 * A setting that the product knows; a row of {@code setting_kind}.
 *
 * @param mayBeNone whether a county may say that from a date on it has none ({@link Settings#NONE})
 * @param otherwise what holds where the county has set nothing, {@code null}: nothing does
 */
record SettingKind(String name, String label, String area, String form, Integer least, Integer most, String choices, boolean mayBeNone, String otherwise,
        String purpose) {

    private static final int LONGEST = 200;
    private static final String NONE_WORD = "无";

    /** What may be written as its value. */
    ReferenceColumn column() {
        ReferenceColumn column = switch (form) {
            case "yes-no" -> ReferenceColumn.yesNo("setting", "设置值");
            case "number" -> ReferenceColumn.number("setting", "设置值", least, most);
            case "day" -> ReferenceColumn.day("setting", "设置值");
            case "choice" -> ReferenceColumn.choice("setting", "设置值", words());
            default -> ReferenceColumn.text("setting", "设置值", LONGEST);
        };
        ReferenceColumn told = column.hint(column.hint() == null ? purpose : purpose + column.hint());
        return mayBeNone ? told.or(Settings.NONE, NONE_WORD) : told;
    }

    private Map<String, String> words() {
        return ReferenceColumn.words(Stream.of(choices.split(",")).flatMap(c -> Stream.of(c.split("=", 2))).toArray(String[]::new));
    }
}
