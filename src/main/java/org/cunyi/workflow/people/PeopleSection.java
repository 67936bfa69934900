package org.cunyi.workflow.people;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Recusals;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who keeps out of the case, and which tasks nobody is left for. */
@Component
@Order(0)
class PeopleSection implements CaseSection {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日").withZone(ZoneId.of("Asia/Shanghai"));

    private final TaskDesk desk;
    private final CaseOffices offices;
    private final Recusals recusals;
    private final Roster roster;
    private final Organisation organisation;

    PeopleSection(TaskDesk desk, CaseOffices offices, Recusals recusals, Roster roster, Organisation organisation) {
        this.desk = desk;
        this.offices = offices;
        this.recusals = recusals;
        this.roster = roster;
        this.organisation = organisation;
    }

    @Override
    public List<Section> of(CaseFile file) {
        List<Section> sections = new ArrayList<>();
        Map<String, String> nobody = new LinkedHashMap<>();
        List<OpenTask> open = desk.open(file);
        Map<String, List<Office>> able = offices.able(file.caseNumber(), open);
        open.stream().filter(t -> able.get(t.id()).isEmpty() && isLeftAlone(file, t)).forEach(t -> nobody.put(t.name(), words(t)));
        if (!nobody.isEmpty()) {
            sections.add(new Section("目前无人可以办理的任务", nobody));
        }
        Map<String, String> out = new LinkedHashMap<>();
        recusals.of(file.caseNumber()).forEach(r -> out.merge(roster.name(r.login()), words(r), (a, b) -> a + "\n" + b));
        if (!out.isEmpty()) {
            sections.add(new Section("回避", out));
        }
        return sections;
    }

    private boolean isLeftAlone(CaseFile file, OpenTask task) {
        return !task.groups().isEmpty() && (task.assignee() == null || !offices.mayWork(task.assignee(), file.caseNumber(), task));
    }

    private String words(OpenTask task) {
        String who = task.groups().stream().map(this::group).collect(Collectors.joining("、"));
        String above = task.groups().stream().filter(g -> g.contains("@")).flatMap(g -> HandOver.above(g.split("@")[1]).stream()).distinct()
                .map(this::group).collect(Collectors.joining("、"));
        return who + "的人员都已回避或者空缺。" + (above.isEmpty() ? "请上级单位研究指定。" : above + "可以在本页“转办”中指定一人办理，或者解除回避。");
    }

    private String group(String group) {
        String[] parts = group.split("@", 2);
        OfficeRole role = roster.roles().get(parts[0]);
        String label = role == null ? parts[0] : role.label();
        return parts.length == 1 ? label : OfficeRole.at(organisation.name(parts[1]), label);
    }

    private String words(Recusals.Recusal r) {
        String said = r.reason() + "（" + roster.name(r.enteredBy()) + "登记，" + DAY.format(r.at()) + "，" + r.caseNumber() + "）";
        return r.isLifted() ? said + "；已由" + roster.name(r.liftedBy()) + "于" + DAY.format(r.liftedAt()) + "解除：" + r.liftReason() : said;
    }
}
