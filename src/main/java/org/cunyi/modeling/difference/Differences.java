package org.cunyi.modeling.difference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.modeling.DraftFile;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.Releases;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.process.PastEvaluations;
import org.cunyi.modeling.process.TableHeads;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Service;

/** Puts two versions of one model beside each other. */
@Service
public class Differences {

    private final Drafts drafts;
    private final Releases releases;
    private final PastEvaluations tables;
    private final Wording words;

    Differences(Drafts drafts, Releases releases, PastEvaluations tables, Wording words) {
        this.words = words;
        this.drafts = drafts;
        this.releases = releases;
        this.tables = tables;
    }

    /**
     * Two versions.
     *
     * @param before {@code null} where there is none
     */
    public record Pair(String path, String before, String after) {

        public boolean isNew() {
            return before == null;
        }

        public boolean isSame() {
            return after.equals(before);
        }
    }

    /**
     * A decision.
     *
     * @param facts  what differs beside the rows
     * @param table  {@code null} where it has no table
     */
    public record Decision(String id, String name, List<Part> facts, TableDifference table) {
    }

    /** The model of a draft, and that on which a case would begin now. */
    public Pair ofDraft(long draft, String path) {
        DraftFile file = drafts.file(draft, path);
        ModelSet now = drafts.inForce();
        return new Pair(path, now.has(path) ? now.text(path) : null, file.content());
    }

    /** The model of a release, and that of an earlier one. */
    public Pair ofReleases(int earlier, int number, String path) {
        releases.get(earlier);
        releases.get(number);
        return new Pair(path, released(earlier, path), released(number, path));
    }

    private String released(int number, String path) {
        return Optional.ofNullable(releases.files(number).get(path)).orElseThrow(() -> Refusal.notFound("第" + number + "次发布没有这个模型"));
    }

    /** Decisions of both versions, the newer first. */
    public List<Decision> tables(Pair pair) {
        byte[] before = pair.isNew() ? new byte[0] : pair.before().getBytes(StandardCharsets.UTF_8);
        byte[] after = pair.after().getBytes(StandardCharsets.UTF_8);
        TableHeads old = TableHeads.of(before);
        TableHeads now = TableHeads.of(after);
        Map<String, RuleTable> earlier = byId(before);
        Map<String, RuleTable> later = byId(after);
        List<Decision> all = new ArrayList<>();
        for (String id : TableDifference.union(List.copyOf(old.facts().keySet()), List.copyOf(now.facts().keySet()))) {
            List<Part> facts = facts(old.facts().getOrDefault(id, Map.of()), now.facts().getOrDefault(id, Map.of()));
            boolean isTable = earlier.containsKey(id) || later.containsKey(id);
            all.add(new Decision(id, name(id, old, now), facts, isTable ? TableDifference.of(earlier.get(id), later.get(id), old, now) : null));
        }
        return all;
    }

    private static String name(String id, TableHeads old, TableHeads now) {
        return now.facts().getOrDefault(id, old.facts().getOrDefault(id, Map.of())).getOrDefault("名称", id);
    }

    private static List<Part> facts(Map<String, String> old, Map<String, String> now) {
        return TableDifference.union(List.copyOf(old.keySet()), List.copyOf(now.keySet())).stream().map(f -> new Part(f, old.get(f), now.get(f)))
                .filter(p -> !p.isSame()).toList();
    }

    private Map<String, RuleTable> byId(byte[] dmn) {
        Map<String, RuleTable> all = new LinkedHashMap<>();
        tables.tables(dmn).forEach(t -> all.put(t.id(), t));
        return all;
    }

    /** Empty where one of the two is no form at all. */
    public Optional<FormDifference> form(Pair pair) {
        return FormDifference.of(pair.before(), pair.after(), words);
    }
}
