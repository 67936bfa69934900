package org.cunyi.modeling;

import java.util.Comparator;
import java.util.List;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.springframework.stereotype.Service;

/** What a step of a model can point to: offices, forms, tables and processes. */
@Service
public class Choices {


    private final Drafts drafts;
    private final Roster roster;

    Choices(Drafts drafts, Roster roster) {
        this.drafts = drafts;
        this.roster = roster;
    }

    /** @param level {@code village}, {@code township} or {@code county} */
    public record Office(String role, String level, String label) {
    }

    /** @param name in Chinese, {@code null} for a form, which has none */
    public record Model(String id, String name) {
    }

    /** Everything that can be picked. */
    public record All(List<Office> roles, List<Model> forms, List<Model> tables, List<Model> processes) {
    }

    /** The models of a draft over those in force, and the offices of the roster from the village up. */
    public All of(long draft) {
        ModelSet models = drafts.models(draft);
        List<Office> roles = roster.roles().values().stream().filter(r -> OrgCode.LEVELS.contains(r.level())).map(r -> new Office(r.role(), r.level(), r.label()))
                .sorted(Comparator.comparing((Office o) -> OrgCode.LEVELS.indexOf(o.level())).thenComparing(Office::role)).toList();
        List<Model> forms = models.in("forms").stream().map(p -> new Model(ModelSet.stem(p), null)).toList();
        return new All(roles, forms, named(models, "dmn"), named(models, "bpmn"));
    }

    private static List<Model> named(ModelSet models, String folder) {
        return ModelNames.in(models, folder).stream().map(p -> new Model(ModelSet.stem(p.path()), p.name())).toList();
    }
}
