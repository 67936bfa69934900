package org.cunyi.modeling.reference.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceColumn.Form;

/**
 * One field of a form.
 *
 * @param kind    {@code select}, {@code area}, {@code lines}, {@code unit} (a code, with units that are offered) or {@code line}
 * @param options code and word
 */
public record Field(String name, String label, String hint, String kind, boolean required, int longest, String value, Map<String, String> options,
        String problem) {

    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_SHORT = 40;
    private static final String UNIT_HINT = "填单位代码：县6位、乡镇9位、村12位。";

    static Field of(ReferenceColumn column, String value, String problem, Organisation organisation) {
        boolean unit = column.form() == Form.UNIT;
        boolean counties = unit && column.choices().size() == 1;
        Map<String, String> options = unit ? units(organisation, counties) : column.form() == Form.CHOICE || column.form() == Form.YES_NO ? column.choices() : Map.of();
        // a line of text that may be longer than the field is shown in several
        String kind = column.form() == Form.TEXT && column.most() > LONGEST_LINE ? "lines" : unit && !counties ? "unit" : !options.isEmpty() ? "select" : column.form() == Form.WRITING ? "area" : "line";
        boolean words = column.form() == Form.TEXT || column.form() == Form.WRITING || column.form() == Form.CODE;
        return new Field(column.name(), column.label(), hint(column, unit && !counties), kind, column.required(),
                words ? column.most() : LONGEST_SHORT, value == null ? "" : options.isEmpty() ? column.word(value) : value, options, problem);
    }

    private static String hint(ReferenceColumn column, boolean code) {
        String own = (code ? UNIT_HINT : "") + (column.hint() == null ? "" : column.hint());
        String all = column.form() == Form.UNIT && !column.required() ? own + "不填就是全部。" : own;
        return all.isEmpty() ? null : all;
    }

    /** Villages are too many to be listed; they are typed. */
    private static Map<String, String> units(Organisation organisation, boolean counties) {
        List<OrgUnit> units = counties ? organisation.counties() : organisation.counties().stream()
                .flatMap(c -> Stream.concat(Stream.of(c), organisation.children(c.code()).stream())).toList();
        return ReferenceColumn.words(units.stream().flatMap(u -> Stream.of(u.code(), u.name())).toArray(String[]::new));
    }
}
