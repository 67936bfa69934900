package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.modeling.process.ModelChecks;
import org.cunyi.modeling.process.SecretStays;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Sha256;
import org.cunyi.workflow.DeployedModels;
import org.springframework.stereotype.Component;

/** What is wrong with a draft. */
@Component
class DraftChecks {

    private static final int SHOWN = 20;

    private final ComingModels coming;
    private final ModelChecks checks;
    private final DeployedModels deployed;

    DraftChecks(ComingModels coming, ModelChecks checks, DeployedModels deployed) {
        this.coming = coming;
        this.checks = checks;
        this.deployed = deployed;
    }

    /** Also that a model in it has been released anew since, and what the processes miss that use what it changes. */
    List<ModelFinding> findings(Draft draft, List<DraftFile> files) {
        return findings(draft, files, coming.ahead());
    }

    private List<ModelFinding> findings(Draft draft, List<DraftFile> files, ComingModels.Ahead ahead) {
        ModelSet last = ahead.on(null);
        List<ModelFinding> all = new ArrayList<>();
        for (DraftFile file : files) {
            overtaken(draft, file, last, ahead).ifPresent(why -> all.add(new ModelFinding(file.path(), null, why, true)));
        }
        ModelSet models = models(draft, files, ahead);
        all.addAll(checks.check(models, touched(models, files)));
        all.addAll(SecretStays.check(last, models, files.stream().map(DraftFile::path).toList()));
        return all;
    }

    ModelSet models(Draft draft, List<DraftFile> files) {
        return models(draft, files, coming.ahead());
    }

    private static ModelSet models(Draft draft, List<DraftFile> files, ComingModels.Ahead ahead) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        files.forEach(f -> changed.put(f.path(), f.content().getBytes(StandardCharsets.UTF_8)));
        return ahead.on(draft.effectiveOn()).with(changed);
    }

    private static Optional<String> overtaken(Draft draft, DraftFile file, ModelSet last, ComingModels.Ahead ahead) {
        String hash = last.has(file.path()) ? Sha256.of(last.bytes(file.path())) : null;
        if (hash == null ? file.baseHash() != null : !hash.equals(file.baseHash())) {
            return Optional.of("放进草稿以后，这个模型已经发布过新的版本；请先下载自己的修改，移出后重新放进，再对照着改");
        }
        return ahead.lastOf(file.path()).filter(w -> draft.effectiveOn() != null && draft.effectiveOn().isBefore(w.effectiveOn()))
                .map(w -> "第" + w.number() + "次发布也修改了这个模型，自" + w.effectiveOn() + "施行；草稿的施行日期不能早于那一天");
    }

    /** Those, and the processes in which one of them is named. */
    private static Set<String> touched(ModelSet models, List<DraftFile> files) {
        Set<String> changed = files.stream().map(DraftFile::path).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = new TreeSet<>(changed);
        if (!changed.isEmpty()) {
            Pattern named = Pattern.compile("(?<![\\w-])(?:" + changed.stream().map(ModelSet::stem).collect(Collectors.joining("|")) + ")(?![\\w-])");
            models.in("bpmn").stream().filter(path -> named.matcher(models.text(path)).find()).forEach(all::add);
        }
        return all;
    }

    /** With what comes in force on a later day. */
    private List<ModelFinding> later(Draft draft, List<DraftFile> files, ComingModels.Ahead ahead) {
        ModelSet models = models(draft, files, ahead);
        return checks.check(models, touched(models, files)).stream().filter(ModelFinding::blocks).map(f -> new ModelFinding(f.file(), f.element(), "与" + draft.effectiveOn()
                + "施行的发布不合：" + f.message(), true)).toList();
    }

    /** @throws Refusal that names the first things that are wrong, or what the engine itself does not take */
    void requireSound(Draft draft, List<DraftFile> files) {
        ComingModels.Ahead ahead = coming.ahead();
        List<ModelFinding> wrong = new ArrayList<>(findings(draft, files, ahead).stream().filter(ModelFinding::blocks).toList());
        if (wrong.isEmpty()) {
            deployed.refused(models(draft, files, ahead).files()).ifPresent(r -> wrong.add(new ModelFinding(r.path(), r.element(), "引擎不接受这个模型：" + r.words(),
                    true)));
            ahead.daysAfter(draft.effectiveOn()).forEach(day -> wrong.addAll(later(draft.on(day), files, ahead)));
        }
        if (!wrong.isEmpty()) {
            throw Refusal.of(wrong.stream().limit(SHOWN).map(f -> new Refusal.FieldError(f.file(), f.file() + "：" + f.message())).toList());
        }
    }
}
