package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.org.Appointment;
import org.cunyi.org.AppointmentRule;
import org.cunyi.org.Kinships;
import org.cunyi.org.Settings;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;
import org.springframework.stereotype.Component;

/**
 * No party or hired post without a valid joint review, none on the supervision committee for a relative of the village committee. Whom the
 * villagers elected is never refused (《村民委员会组织法》2025年修订第十四条、第十八条): what is missing is noted, and the township told.
 */
@Component
class QualificationRule implements AppointmentRule {

    private static final int VILLAGE = 12;

    private final Reviews reviews;
    private final CommitteeKin kin;
    private final Settings settings;
    private final Entries entries;

    QualificationRule(Reviews reviews, CommitteeKin kin, Settings settings, Entries entries) {
        this.reviews = reviews;
        this.kin = kin;
        this.settings = settings;
        this.entries = entries;
    }

    @Override
    public Map<Appointment, String> refusals(Collection<Appointment> wanted) {
        List<Appointment> ours = ours(wanted);
        Map<Appointment, String> found = new LinkedHashMap<>();
        kin.conflicts(ours).forEach((a, conflict) -> {
            if (a.kind().equals(PostKind.SUPERVISORY.code())) {
                found.put(a, conflict);
            }
        });
        unreviewed(ours).stream().filter(a -> PostKind.of(a.kind()).orElseThrow().passNeeded()).forEach(a -> found.put(a, refusal(a)));
        return found;
    }

    private static String refusal(Appointment a) {
        String also = a.kind().equals(PostKind.BOTH.code()) ? "；经选举产生的村民委员会职务可以先单独登记为“选举”职务" : "";
        return "没有有效的任职资格联审“通过”结论，不得任职（村干部任职资格联审实施办法：未经联审的，不得任职）" + also;
    }

    @Override
    public void imported(Collection<Appointment> made) {
        List<Appointment> ours = ours(made);
        entries.imported(ours, notes(ours));
    }

    /** @throws Refusal where a post that needs a pass is said to have begun before the county asked for one: such posts came with its roster */
    void requireNoEarlierDay(NewPost wanted) {
        requiredFrom(new OrgCode(wanted.orgCode()).county()).filter(d -> wanted.kind().passNeeded() && wanted.from().isBefore(d)).ifPresent(d -> {
            throw Refusal.of("day", "任职日期：" + d + "（本县任职资格联审起始日期）以前的党组织和聘用职务，由系统管理员从名册导入");
        });
    }

    /** What is to be noted of an appointment that goes ahead all the same. */
    Map<Appointment, Note> notes(Collection<Appointment> made) {
        Map<Appointment, String> conflicts = kin.conflicts(made);
        Set<Appointment> missing = unreviewed(made);
        return made.stream().collect(Collectors.toMap(a -> a, a -> new Note(conflicts.get(a), missing.contains(a))));
    }

    /** @param warning about relatives, {@code null} where there is none */
    record Note(String warning, boolean reviewMissing) {
    }

    private Set<Appointment> unreviewed(Collection<Appointment> wanted) {
        Map<String, Optional<LocalDate>> since = new HashMap<>();
        List<Appointment> due = wanted.stream().filter(a -> since.computeIfAbsent(new OrgCode(a.orgCode()).county(), this::requiredFrom)
                .filter(d -> !a.from().isBefore(d)).isPresent()).toList();
        Map<String, List<Review>> passes = reviews.of(due.stream().map(Appointment::login).collect(Collectors.toSet())).stream()
                .collect(Collectors.groupingBy(Review::login));
        return due.stream().filter(a -> passes.getOrDefault(a.login(), List.of()).stream()
                .noneMatch(r -> r.covers(a.orgCode(), a.kind(), a.from()))).collect(Collectors.toSet());
    }

    private Optional<LocalDate> requiredFrom(String county) {
        return settings.of(county, Settings.QUALIFICATION_REQUIRED_FROM).flatMap(LocalDates::parse);
    }

    private static List<Appointment> ours(Collection<Appointment> wanted) {
        return wanted.stream().filter(a -> a.orgCode().length() == VILLAGE && PostKind.of(a.kind()).isPresent()).toList();
    }
}
