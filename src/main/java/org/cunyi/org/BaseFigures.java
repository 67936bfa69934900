package org.cunyi.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The numbers of persons that meetings of a unit are counted against from a date on; {@code null} where the unit has no such body. */
public record BaseFigures(String orgCode, LocalDate validFrom, Integer adults, Integer households, Integer eligibleVoters,
        Integer registeredVoters, Integer partyMembers, Integer partyCommittee, Integer twoCommittees, Integer villageCommittee,
        Integer representatives, Integer womenRepresentatives, Integer councilMembers, Integer collectiveMembers,
        Integer collectiveRepresentatives, boolean collectiveOrganisation, Integer townshipPartyCommittee) {

    public boolean hasRepresentatives() {
        return representatives != null && representatives > 0;
    }

    /** Whether the charter of an existing collective organisation sets up representatives. */
    public boolean hasCollectiveRepresentatives() {
        return collectiveOrganisation && collectiveRepresentatives != null && collectiveRepresentatives > 0;
    }

    /** Under the names that the table {@code meeting-base} uses. */
    public Map<String, Object> asInputs() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("adults", adults);
        inputs.put("households", households);
        inputs.put("eligibleVoters", eligibleVoters);
        inputs.put("registeredVoters", registeredVoters);
        inputs.put("partyMembers", partyMembers);
        inputs.put("partyCommittee", partyCommittee);
        inputs.put("twoCommittees", twoCommittees);
        inputs.put("villageCommittee", villageCommittee);
        inputs.put("representatives", representatives);
        inputs.put("womenRepresentatives", womenRepresentatives);
        inputs.put("councilMembers", councilMembers);
        inputs.put("collectiveMembers", collectiveMembers);
        inputs.put("collectiveRepresentatives", collectiveRepresentatives);
        inputs.put("townshipPartyCommittee", townshipPartyCommittee);
        return inputs;
    }
}
