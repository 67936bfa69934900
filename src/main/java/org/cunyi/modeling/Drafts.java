package org.cunyi.modeling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Sha256;
import org.cunyi.shared.SimpleAct;
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
    /** Characters of all models of a draft: all that the product brings along have three million. */
    private static final long LONGEST_DRAFT = 10_000_000;

    private final DraftRows rows;
    private final ComingModels coming;
    private final DraftChecks checks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(DraftRows rows, ComingModels coming, DraftChecks checks, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.coming = coming;
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

    /** Everybody who has ever written in it, dropped something from it or handed it in. */
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

    /** Takes a model into a draft as it was released last, also for a day that has not come. */
    @Transactional
    public void take(long draft, String path) {
        changeable(draft);
        ModelSet models = coming.last();
        if (!models.has(path)) {
            throw Refusal.of("path", "模型：没有这个模型：" + path);
        }
        if (rows.file(draft, path).isPresent()) {
            throw Refusal.late("模型：" + path + " 已经在草稿里了");
        }
        put(draft, path, models.text(path), null);
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
        return save(draft, path, content, seen, rows.file(draft, path).orElse(null));
    }

    private int save(long draft, String path, String content, int seen, DraftFile before) {
        if (!ModelSet.isPath(path)) {
            throw Refusal.of("path", "模型：应当是 bpmn/…….bpmn、dmn/…….dmn 或者 forms/…….form，只用小写字母、数字和连字符：" + path);
        }
        if (content == null || content.isBlank()) {
            throw Refusal.of("content", "内容：不能是空的");
        }
        if (content.length() > LONGEST_MODEL) {
            throw Refusal.of("content", "内容：一个模型不超过" + LONGEST_MODEL + "个字符");
        }
        if ((before == null ? 0 : before.version()) != seen) {
            throw Refusal.late("模型：" + path + " 在您打开以后，别人已经保存过；请重新打开，您的内容没有保存");
        }
        return put(draft, path, content, before);
    }

    private int put(long draft, String path, String content, DraftFile before) {
        DraftRows.Size size = rows.size(draft);
        if (before == null && size.files() >= MOST_FILES) {
            throw Refusal.of("path", "模型：一份草稿最多" + MOST_FILES + "个");
        }
        if (size.characters() + content.length() - (before == null ? 0 : before.content().length()) > LONGEST_DRAFT) {
            throw Refusal.of("content", "内容：一份草稿的模型合起来不超过" + LONGEST_DRAFT + "个字符");
        }
        int version = before == null ? 1 : before.version() + 1;
        String base = before == null ? base(path) : before.baseHash();
        try {
            rows.keep(draft, path, content, base, version);
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late("模型：" + path + " 别人刚刚放进了草稿");
        }
        tell("draft.saved", draft, Map.of("path", path, "version", version, "sha256", Sha256.of(content)));
        return version;
    }

    private String base(String path) {
        ModelSet models = coming.last();
        return models.has(path) ? Sha256.of(models.bytes(path)) : null;
    }

    /** Puts several models in at once, over what the draft has: all of them or none. */
    @Transactional
    public void bringIn(long draft, Map<String, String> models) {
        changeable(draft);
        models.forEach((path, content) -> {
            DraftFile before = rows.file(draft, path).orElse(null);
            save(draft, path, content, before == null ? 0 : before.version(), before);
        });
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
        return coming.inForce();
    }

    /** Processes and tables in force with their names, processes first. */
    public List<Procedure> namesInForce() {
        ModelSet models = inForce();
        return Stream.concat(ModelNames.in(models, "bpmn").stream(), ModelNames.in(models, "dmn").stream()).toList();
    }

    /** All models as they would be. */
    public ModelSet models(long draft) {
        return checks.models(get(draft), rows.files(draft));
    }

    /** What is wrong with a draft, also that a model in it has been released anew since. */
    public List<ModelFinding> findings(long draft) {
        return checks.findings(get(draft), rows.files(draft));
    }

    /** Stands for all that a second person puts in force: models, reason, day. */
    public String seal(long id) {
        Draft draft = get(id);
        return Sha256.of(draft.reason() + "\n" + draft.effectiveOn() + rows.files(id).stream().map(f -> "\n" + f.path() + " " + Sha256.of(f.content()))
                .collect(Collectors.joining()));
    }

    /** Hands it to a second person. */
    @Transactional
    public void submit(long id, String reason, LocalDate effectiveOn) {
        Draft draft = changeable(id);
        String why = text("reason", "修改理由", reason, LONGEST_REASON);
        if (effectiveOn == null || effectiveOn.isBefore(LocalDate.now(clock))) {
            throw Refusal.of("effectiveOn", "施行日期：必须填写，不早于今天");
        }
        List<DraftFile> files = rows.files(id);
        if (files.isEmpty()) {
            throw Refusal.of("", "草稿里还没有模型");
        }
        checks.requireSound(draft.on(effectiveOn), files);
        rows.submit(id, why, effectiveOn);
        tell("draft.submitted", id, Map.of("reason", why, "effectiveOn", effectiveOn.toString()));
    }

    /** @throws Refusal that names the first things that are wrong */
    void requireSound(Draft draft) {
        checks.requireSound(draft, rows.files(draft.id()));
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

    public static String text(String field, String label, String value, int longest) {
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
