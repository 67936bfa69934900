package org.cunyi.shared;

import java.util.List;

/** Many acts done at once, each in the chain of its own case; told as one so that two hundred of them cost hardly more than one. */
public record Acts(List<Act> all) {

    public Acts {
        all = List.copyOf(all);
    }
}
