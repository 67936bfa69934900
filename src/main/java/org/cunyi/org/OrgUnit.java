package org.cunyi.org;

import java.time.LocalDate;
import org.cunyi.shared.OrgCode;

/** A county, a township, or at the lowest level a village or an urban community (居民委员会, for which another law holds). */
public record OrgUnit(String code, String name, String level, String kind, String parent, LocalDate validFrom, LocalDate validTo) {

    public OrgCode orgCode() {
        return new OrgCode(code);
    }

    public boolean isVillage() {
        return "village".equals(kind);
    }

    public boolean isCommunity() {
        return "community".equals(kind);
    }
}
