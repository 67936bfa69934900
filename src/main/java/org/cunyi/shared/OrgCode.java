package org.cunyi.shared;

import java.util.List;
import java.util.regex.Pattern;

/** Code of an administrative unit: county 6, township 9, village 12 digits; the parent's code is its prefix (contract.md §2). */
public record OrgCode(String value) {

    /** From above. */
    public static final List<String> LEVELS = List.of("county", "township", "village");
    private static final Pattern FORM = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");
    private static final int COUNTY = 6;
    private static final int TOWNSHIP = 9;
    private static final int VILLAGE = 12;

    public OrgCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.of("orgCode", "单位代码“" + value + "”不正确：应为6位（县）、9位（乡镇）或12位（村）数字");
        }
    }

    public static boolean isValid(String value) {
        return value != null && FORM.matcher(value).matches();
    }

    public String level() {
        return switch (value.length()) {
            case COUNTY -> "county";
            case TOWNSHIP -> "township";
            default -> "village";
        };
    }

    public String county() {
        return value.substring(0, COUNTY);
    }

    /** Code of the township, or of the county itself where this is a county. */
    public String township() {
        return value.substring(0, Math.min(TOWNSHIP, value.length()));
    }

    /** This unit and all above it, the county first. */
    public List<String> lineage() {
        return List.of(COUNTY, TOWNSHIP, VILLAGE).stream().filter(l -> l <= value.length()).map(l -> value.substring(0, l)).toList();
    }

    /** Whether the other unit is this one or lies below it. */
    public boolean covers(String other) {
        return other != null && other.startsWith(value);
    }
}
