package org.cunyi.org;

import java.util.Collection;
import java.util.Map;

/** What a room has to say before somebody takes a post, whichever way it comes; asked for all at once, for a file brings thousands. */
public interface AppointmentRule {

    /** @return what stands against it, in Chinese with the article; an appointment that nothing stands against is left out */
    Map<Appointment, String> refusals(Collection<Appointment> wanted);

    /** These came by a file and stand in the tables, in this transaction. */
    void imported(Collection<Appointment> made);
}
