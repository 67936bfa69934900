package org.cunyi.workflow.block;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.ModelProperties;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The block "choose units": a step with the property {@code choices} offers {@code villages} or {@code townships} of the case's unit, or the
 * {@code departments} of its county, under that name. {@code departments.called} offers those that the fact {@code called} lists.
 */
@Component
@Order(4)
class ChoiceStep implements StepRule {

    private final Organisation organisation;
    private final Roster roster;
    private final Lists lists;

    ChoiceStep(Organisation organisation, Roster roster, Lists lists) {
        this.organisation = organisation;
        this.roster = roster;
        this.lists = lists;
    }

    @Override
    public boolean concerns(Step step) {
        return step.attribute(ModelProperties.CHOICES).isPresent();
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return ModelProperties.names(step.attribute(ModelProperties.CHOICES).orElse("")).stream()
                .collect(Collectors.toMap(Function.identity(), name -> of(step, name)));
    }

    private List<Option> of(Step step, String name) {
        String[] parts = name.split("\\.", 2);
        List<Option> all = switch (parts[0]) {
            case "villages" -> units(step, OrgUnit::isVillage);
            case "townships" -> units(step, u -> u.level().equals("township"));
            case "departments" -> departments(step);
            default -> throw new IllegalStateException("no choices are called " + name);
        };
        return parts.length == 1 ? all : all.stream().filter(o -> lists.contains(step.variables().get(parts[1]), o.value())).toList();
    }

    private List<Option> units(Step step, Predicate<OrgUnit> which) {
        return organisation.under(step.orgCode()).stream().filter(which).map(u -> new Option(u.code(), u.name())).toList();
    }

    /** The county's roles that somebody holds there today: who would not be there to answer is not asked. */
    private List<Option> departments(Step step) {
        String county = new OrgCode(step.orgCode()).county();
        List<OfficeRole> all = roster.roles().values().stream().filter(r -> r.level().equals("county") && r.scoped() && r.official()).toList();
        Set<String> held = roster.officesIn(all.stream().map(r -> r.role() + "@" + county).toList()).stream().map(Office::role)
                .collect(Collectors.toSet());
        return all.stream().filter(r -> held.contains(r.role())).map(r -> new Option(r.role(), r.label()))
                .sorted(Comparator.comparing(Option::value)).toList();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        return Map.of();
    }
}
