package org.cunyi.workflow.process;

import java.util.List;
import java.util.stream.Stream;
import org.cunyi.org.Office;

/**
 * The groups a person acts with: those of his offices ({@code role@orgCode}) and, in the authentication only, one for each bare role. The
 * latter let a start be granted once per role instead of once per village; they are no groups of the engine and nobody is a member.
 */
public final class ActingGroups {

    private static final String PREFIX = "role-";

    private ActingGroups() {
    }

    static String ofRole(String role) {
        return PREFIX + role;
    }

    public static List<String> of(List<Office> offices) {
        return offices.stream().flatMap(o -> Stream.of(o.group(), ofRole(o.role()))).distinct().toList();
    }
}
