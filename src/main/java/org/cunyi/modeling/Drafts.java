package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cunyi.modeling.process.ModelChecks;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.DeployedModels;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What modellers do with drafts until they hand them to a second person. */
@Service
public class Drafts {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_REASON = 1000;
    /** Characters of one model: the largest that the product brings along has 90,000. */
    public static final int LONGEST_MODEL = 1_000_000;
    private static final int MOST_FILES = 200;

    private final DraftRows rows;
    private final DeployedModels deployed;
    private final ModelChecks checks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(DraftRows rows, DeployedModels deployed, ModelChecks checks, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.deployed = deployed;
        this.checks = checks;
        this.events = events;
        this.clock = clock;
    }

    /** @return one more than a page has where there are more */
    public List<Draft> page(int page, int size) {
        return rows.page(page, size);
    }

    /** @throws Refusal where there is none */
    public Draft get(long id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("没有这份草稿"));
    }

    public List<DraftFile> files(long draft) {
        return rows.files(draft);
    }

    /** @throws Refusal where it is not in the draft */
    public DraftFile file(long draft, String path) {
        return rows.file(draft, path).orElseThrow(() -> Refusal.notFound("草稿里没有这个模型：" + path));
    }

    /** Everybody who has ever written in it. */
    public List<String> hands(long draft) {
        return rows.hands(draft);
    }

    @Transactional
    public long open(String name) {
        String written = text("name", "草稿名称", name, LONGEST_NAME);
        long draft = rows.open(written);
        tell("draft.opened", draft, Map.of("name", written));
        return draft;
    }

    /** Takes models in force into a draft, each with what it was when it came. */
    @Transactional
    public void take(long draft, String path) {
        changeable(draft);
        ModelSet models = inForce();
        if (!models.has(path)) {
            throw Refusal.of("path", "模型：没有这个模型：" + path);
        }
        if (rows.file(draft, path).isPresent()) {
            throw Refusal.late("模型：" + path + " 已经在草稿里了");
        }
        put(draft, path, models.text(path), 1);
    }

    /**
     * Saves one model.
     *
     * @param seen version that the writer had before him, 0 where the draft had none
     * @return the new version
     * @throws Refusal where somebody saved in between, or it is too long, or it cannot lie there
     */
    @Transactional
    public int save(long draft, String path, String content, int seen) {
        changeable(draft);
        if (!ModelSet.isPath(path)) {
            throw Refusal.of("path", "模型：应当是 bpmn/…….bpmn、dmn/…….dmn 或者 forms/…….form，只用小写字母、数字和连字符：" + path);
        }
        if (content == null || content.isBlank()) {
            throw Refusal.of("content", "内容：不能是空的");
        }
        if (content.length() > LONGEST_MODEL) {
            throw Refusal.of("content", "内容：一个模型不超过" + LONGEST_MODEL + "个字符");
        }
        int version = rows.file(draft, path).map(DraftFile::version).orElse(0);
        if (version != seen) {
            throw Refusal.late("模型：" + path + " 在您打开以后，别人已经保存过；请重新打开，您的内容没有保存");
        }
        put(draft, path, content, version + 1);
        return version + 1;
    }

    private void put(long draft, String path, String content, int version) {
        if (version == 1 && rows.files(draft).size() >= MOST_FILES) {
            throw Refusal.of("path", "模型：一份草稿最多" + MOST_FILES + "个");
        }
        String base = version > 1 ? rows.file(draft, path).orElseThrow().baseHash() : base(path);
        try {
            rows.keep(draft, path, content, base, version);
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late("模型：" + path + " 别人刚刚放进了草稿");
        }
        tell("draft.saved", draft, Map.of("path", path, "version", version, "sha256", Hashes.of(content)));
    }

    private String base(String path) {
        ModelSet models = inForce();
        return models.has(path) ? Hashes.of(models.bytes(path)) : null;
    }

    /** Puts several models in at once, over what the draft has: all of them or none. */
    @Transactional
    public void bringIn(long draft, Map<String, String> models) {
        changeable(draft);
        models.forEach((path, content) -> save(draft, path, content, rows.file(draft, path).map(DraftFile::version).orElse(0)));
    }

    @Transactional
    public void drop(long draft, String path) {
        changeable(draft);
        file(draft, path);
        rows.drop(draft, path);
        tell("draft.dropped", draft, Map.of("path", path));
    }

    /** The models on which a case would begin now. */
    public ModelSet inForce() {
        return new ModelSet(deployed.newest());
    }

    /** Processes and tables in force with their names, processes first. */
    public List<Procedure> namesInForce() {
        ModelSet models = inForce();
        return Stream.concat(ModelNames.in(models, "bpmn").stream(), ModelNames.in(models, "dmn").stream()).toList();
    }

    /** All models as they would be. */
    public ModelSet models(long draft) {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        rows.files(draft).forEach(f -> changed.put(f.path(), f.content().getBytes(StandardCharsets.UTF_8)));
        return inForce().with(changed);
    }

    /** What is wrong with a draft, also that a model in it has been released anew since. */
    public List<ModelFinding> findings(long draft) {
        List<DraftFile> files = rows.files(draft);
        ModelSet now = inForce();
        Map<String, ModelFinding> stale = new TreeMap<>();
        for (DraftFile file : files) {
            String hash = now.has(file.path()) ? Hashes.of(now.bytes(file.path())) : null;
            if (hash == null ? file.baseHash() != null : !hash.equals(file.baseHash())) {
                stale.put(file.path(), new ModelFinding(file.path(), null, "放进草稿以后，这个模型已经发布过新的版本，请对照新版本重新修改", true));
            }
        }
        List<ModelFinding> all = new ArrayList<>(stale.values());
        all.addAll(checks.check(models(draft), files.stream().map(DraftFile::path).toList()));
        return all;
    }

    /** Hands it to a second person. */
    @Transactional
    public void submit(long id, String reason, LocalDate effectiveOn) {
        Draft draft = changeable(id);
        String why = text("reason", "修改理由", reason, LONGEST_REASON);
        if (effectiveOn == null || effectiveOn.isBefore(LocalDate.now(clock))) {
            throw Refusal.of("effectiveOn", "施行日期：必须填写，不早于今天");
        }
        if (rows.files(draft.id()).isEmpty()) {
            throw Refusal.of("", "草稿里还没有模型");
        }
        requireSound(id);
        rows.submit(id, why, effectiveOn);
        tell("draft.submitted", id, Map.of("reason", why, "effectiveOn", effectiveOn.toString()));
    }

    /** @throws Refusal that names the first things that are wrong */
    void requireSound(long draft) {
        List<ModelFinding> wrong = findings(draft).stream().filter(ModelFinding::blocks).toList();
        if (!wrong.isEmpty()) {
            throw Refusal.of(wrong.stream().limit(20).map(f -> new Refusal.FieldError(f.file(), f.file() + "：" + f.message())).toList());
        }
    }

    /** By the second person, or taken back by who submitted it. */
    @Transactional
    public void giveBack(long id, String reason) {
        Draft draft = hold(id);
        if (!draft.isSubmitted()) {
            throw Refusal.late("这份草稿已经不在等待发布");
        }
        String why = text("reason", "退回理由", reason, LONGEST_REASON);
        rows.giveBack(id, why);
        tell("draft.given-back", id, Map.of("reason", why));
    }

    @Transactional
    public void discard(long id) {
        changeable(id);
        rows.end(id, Draft.DISCARDED);
        tell("draft.discarded", id, Map.of());
    }

    private Draft changeable(long id) {
        Draft draft = hold(id);
        if (!draft.isOpen()) {
            throw Refusal.late("这份草稿已经提交、发布或者作废，不能再修改");
        }
        return draft;
    }

    Draft hold(long id) {
        return rows.hold(id).orElseThrow(() -> Refusal.notFound("没有这份草稿"));
    }

    static String text(String field, String label, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refusal.of(field, label + "：必须填写");
        }
        if (value.strip().length() > longest) {
            throw Refusal.of(field, label + "：不超过" + longest + "个字");
        }
        return value.strip();
    }

    private void tell(String action, long draft, Map<String, Object> payload) {
        events.publishEvent(SimpleAct.ofNow(null, action, "draft:" + draft, payload));
    }
}
