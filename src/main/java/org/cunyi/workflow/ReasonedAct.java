package org.cunyi.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.transaction.annotation.Transactional;

/** Something beside a case's tasks that is entered with a reason, and perhaps with more. */
public abstract class ReasonedAct implements CaseAction {

    private static final int LONGEST_REASON = 500;

    /**
     * How it is asked for.
     *
     * @param label of the reason
     */
    public record Words(String heading, String text, String label, String button) {
    }

    protected abstract Words words();

    /** What somebody is told who comes when it can no longer be done. */
    protected abstract String late();

    /** Whether the acting person is offered it. */
    protected abstract boolean may(CaseFile file);

    /**
     * From here on the acting person acts with the office that lets him do it.
     *
     * @throws Refusal where he has none
     */
    protected abstract void office(CaseFile file);

    /** Whether the open case is where it can be done. */
    protected abstract boolean possible(CaseFile file);

    /** The same for who does it, and holds what others may be about to change. */
    protected boolean stillPossible(CaseFile file) {
        return possible(file);
    }

    /** What is asked beside the reason. */
    protected List<Field> further() {
        return List.of();
    }

    /**
     * What comes of it.
     *
     * @throws Refusal where something beside the reason is missing
     */
    protected abstract void enter(CaseFile file, String reason, Map<String, String> values);

    @Override
    public Optional<View> on(CaseFile file) {
        if (!file.isOpen() || !may(file) || !possible(file)) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>(List.of(Field.text(Said.REASON, words().label(), LONGEST_REASON)));
        fields.addAll(further());
        return Optional.of(new View(name(), words().heading(), words().text(), fields, words().button()));
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        office(file);
        String reason = Said.reason(values, words().label(), LONGEST_REASON);
        if (!file.isOpen() || !stillPossible(file)) {
            throw Refusal.late(late());
        }
        enter(file, reason, values);
    }
}
