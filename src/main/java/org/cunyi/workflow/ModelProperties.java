package org.cunyi.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extension properties that models write and the blocks read (docs/modelling-blocks.md), by name. */
public final class ModelProperties {

    /** Sets of units or departments that a form's fields choose from or are repeated for. */
    public static final String CHOICES = "choices";
    /** Tables whose rows refuse what was entered. */
    public static final String CHECKED_BY = "checkedBy";
    /** {@code checkedEach.<choices>}: the same for each choice of a repeated field. */
    public static final String CHECKED_EACH = "checkedEach.";
    /** Earlier steps whose answers the form shows. */
    public static final String SHOWS = "shows";
    /** Facts of the process that are kept with what was entered. */
    public static final String KEEPS = "keeps";
    /** At an end event: stock is taken of the case's file. */
    public static final String ARCHIVE = "archive";

    private static final Set<String> OF_PROCESS = Set.of("starters", "level", "prefix", "visibility", "readers");
    private static final Set<String> OF_TASK = Set.of("meetingKind", "sealedContent", "takeBack", "clearsFindings", CHOICES, CHECKED_BY, SHOWS, KEEPS);
    private static final Set<String> OF_END = Set.of("outcome", ARCHIVE);

    private ModelProperties() {
    }

    /** Whether some block reads a property of that name. */
    public static boolean isKnown(String name) {
        return OF_PROCESS.contains(name) || OF_TASK.contains(name) || OF_END.contains(name) || name.startsWith(CHECKED_EACH)
                || name.startsWith(RequiredDocuments.PROPERTY);
    }

    /** Names in a property's value, which is written with commas. */
    public static List<String> names(String value) {
        return value == null ? List.of() : Arrays.stream(value.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    /** Which tables check a step as a whole. */
    public static List<String> tables(Map<String, String> attributes) {
        return names(attributes.get(CHECKED_BY));
    }

    /** Which tables check each choice, by the name of the choices. */
    public static Map<String, List<String>> tablesOfEach(Map<String, String> attributes) {
        return attributes.entrySet().stream().filter(a -> a.getKey().startsWith(CHECKED_EACH))
                .collect(Collectors.toMap(a -> a.getKey().substring(CHECKED_EACH.length()), a -> names(a.getValue())));
    }

    /** All tables that check what is entered there. */
    public static Stream<String> checks(Map<String, String> attributes) {
        return Stream.concat(tables(attributes).stream(), tablesOfEach(attributes).values().stream().flatMap(List::stream));
    }
}
