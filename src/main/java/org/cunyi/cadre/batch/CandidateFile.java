package org.cunyi.cadre.batch;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.qualification.NewCandidate;
import org.cunyi.org.ImportTable;
import org.cunyi.org.OrgUnit;

/** What stands in which column of a file of candidates; what the values must be is for the forms to say. */
public final class CandidateFile {

    /** In a file; more are brought in several. */
    public static final int MOST_ROWS = 500;

    static final String VILLAGE = "所在村";
    static final String IDENTITY = "公民身份号码";
    private static final String POST = "拟任职务";
    private static final String NAME = "姓名";
    private static final String LOGIN = "登录名";
    private static final Map<String, String> COLUMNS = Map.of("title", POST, "postVillage", VILLAGE, "candidateName", NAME, "identityNumber", IDENTITY,
            "personLogin", LOGIN);

    private CandidateFile() {
    }

    /** Headers as the template writes them. */
    public static List<String> headers() {
        return List.of(POST, VILLAGE, NAME, IDENTITY, LOGIN + "（可空）");
    }

    /** The column of a form's field, empty where the whole row is meant. */
    static String column(String field) {
        return COLUMNS.getOrDefault(field, "");
    }

    static List<ImportTable.Row> read(String fileName, byte[] content) {
        return ImportTable.read(fileName, content, List.of(POST, VILLAGE, NAME, IDENTITY), List.of(LOGIN), MOST_ROWS);
    }

    /** @param villages of the township; a village is named or given by its code, and what is neither goes to the form as it stands */
    static NewCandidate candidate(ImportTable.Row row, List<OrgUnit> villages) {
        Map<String, String> cells = row.cells();
        String village = cells.get(VILLAGE);
        String code = villages.stream().filter(u -> u.name().equals(village)).map(OrgUnit::code).findFirst().orElse(village);
        return new NewCandidate(cells.get(POST), code, cells.get(NAME), cells.get(IDENTITY), cells.get(LOGIN));
    }

    /** Whether more than one village of the township has that name. */
    static boolean isAmbiguous(ImportTable.Row row, List<OrgUnit> villages) {
        return villages.stream().filter(u -> u.name().equals(row.cells().get(VILLAGE))).count() > 1;
    }

    /** One person is proposed for one post once. */
    static String person(NewCandidate candidate) {
        return candidate.identityNumber() + "/" + candidate.post();
    }
}
