package org.cunyi.org;

import java.util.regex.Pattern;

/** A kind of office: reference data, not code. */
public record OfficeRole(String role, String level, String label, boolean scoped, boolean official) {

    private static final Pattern LEVEL = Pattern.compile("^(县|乡镇|村(?![民务]))");

    /** 清河县 + 县民政局 reads 清河县民政局, 张村 + 村文书 reads 张村文书; 村民… and 村务… are words of their own. */
    public static String at(String unitName, String label) {
        return unitName + LEVEL.matcher(label).replaceFirst("");
    }
}
