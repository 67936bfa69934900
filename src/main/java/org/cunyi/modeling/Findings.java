package org.cunyi.modeling;

import java.util.ArrayList;
import java.util.List;

/** What was found in one file, in the order of finding. */
public final class Findings {

    private final String file;
    private final List<ModelFinding> all = new ArrayList<>();

    public Findings(String file) {
        this.file = file;
    }

    public void wrong(String element, String message) {
        all.add(new ModelFinding(file, element, message, true));
    }

    public void wrongUnless(boolean right, String element, String message) {
        if (!right) {
            wrong(element, message);
        }
    }

    public void worthALook(String element, String message) {
        all.add(new ModelFinding(file, element, message, false));
    }

    public List<ModelFinding> all() {
        return List.copyOf(all);
    }
}
