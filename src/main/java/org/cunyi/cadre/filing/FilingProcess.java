package org.cunyi.cadre.filing;

import java.util.List;
import java.util.Map;

/** Names of the fragment {@code sub_filing}, the same in every process that files (docs/filing.md). */
public final class FilingProcess {

    public static final String ORGANIZATION = "county-organization";
    public static final String CIVIL_AFFAIRS = "county-civil-affairs";
    public static final List<String> AUTHORITIES = List.of(ORGANIZATION, CIVIL_AFFAIRS);

    public static final String FILE_ORGANIZATION = "file_organization";
    public static final String FILE_CIVIL_AFFAIRS = "file_civil_affairs";
    public static final String COMPLETE_FILING = "complete_filing";
    static final Map<String, String> STEPS = Map.of(FILE_ORGANIZATION, ORGANIZATION, FILE_CIVIL_AFFAIRS, CIVIL_AFFAIRS);

    /** With whom this branch files, one of {@link #AUTHORITIES}. */
    public static final String AUTHORITY = "filingAuthority";
    public static final String ACKNOWLEDGED = "acknowledged";

    private FilingProcess() {
    }
}
