package org.cunyi.modeling.trial.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.FormWords;
import org.cunyi.modeling.trial.TrialState;
import org.cunyi.modeling.trial.Trials.View;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.Roster;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A trial in words. */
@Component
class TrialPage {

    private static final Map<String, String> UNITS = Map.of("village", "本村", "township", "本乡镇", "county", "本县");

    private static final Pattern GROUP = Pattern.compile("[a-z][a-z-]*@(village|township|county)\\b");

    private final Drafts drafts;
    private final Roster roster;
    private final Wording words;

    TrialPage(Drafts drafts, Roster roster, Wording words) {
        this.drafts = drafts;
        this.roster = roster;
        this.words = words;
    }

    void show(View view, long draft, Model model) {
        ModelSet models = drafts.models(draft);
        FormWords forms = FormWords.of(models, words);
        List<Map<String, String>> variables = new ArrayList<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (TrialState.Instance instance : view.state().instances()) {
            Map<String, String> told = new LinkedHashMap<>();
            instance.variables().forEach((name, value) -> told.put(name.equals(forms.label(name)) ? name : forms.label(name) + "（" + name + "）",
                    forms.value(name, value)));
            variables.add(told);
            String path = "bpmn/" + instance.process() + ".bpmn";
            boolean own = drafts.files(draft).stream().anyMatch(f -> f.path().equals(path));
            sources.put(instance.process(), own ? "/modeling/drafts/" + draft + "/" + path : "/modeling/models/" + path);
        }
        model.addAttribute("state", view.state()).addAttribute("steps", view.script().steps()).addAttribute("note", view.note());
        model.addAttribute("forms", forms).addAttribute("variables", variables).addAttribute("sources", sources);
        Map<String, OfficeRole> roles = roster.roles();
        model.addAttribute("groups", groups(view.state(), roles)).addAttribute("log", view.state().log().stream().map(l -> told(l, roles)).toList());
    }

    /** With the offices in it in words. */
    private static TrialState.Line told(TrialState.Line line, Map<String, OfficeRole> roles) {
        String detail = GROUP.matcher(line.detail()).replaceAll(m -> Matcher.quoteReplacement(office(m.group(), roles)));
        return new TrialState.Line(line.kind(), line.step(), line.place(), line.text(), detail);
    }

    /** Offices in words, by what the engine calls them. */
    private static Map<String, String> groups(TrialState state, Map<String, OfficeRole> roles) {
        Map<String, String> all = new LinkedHashMap<>();
        state.tasks().stream().flatMap(t -> t.groups().stream()).forEach(group -> all.put(group, office(group, roles)));
        return all;
    }

    private static String office(String group, Map<String, OfficeRole> roles) {
        String[] parts = group.split("@", 2);
        String role = roles.containsKey(parts[0]) ? roles.get(parts[0]).label() : parts[0];
        return parts.length == 1 ? role : UNITS.getOrDefault(parts[1], parts[1]) + role;
    }
}
