package org.cunyi.modeling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.DeployedModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A second person puts drafts in force; running cases keep the models that they began with. */
@Service
public class Releases {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final Drafts drafts;
    private final DraftRows draftRows;
    private final ReleaseRows rows;
    private final DeployedModels models;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Releases(Drafts drafts, DraftRows draftRows, ReleaseRows rows, DeployedModels models, TransactionTemplate transaction,
            ApplicationEventPublisher events, Clock clock) {
        this.drafts = drafts;
        this.draftRows = draftRows;
        this.rows = rows;
        this.models = models;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** @return one more than a page has where there are more */
    public List<Release> page(int page, int size) {
        return rows.page(page, size);
    }

    /** @throws Refusal where there is none */
    public Release get(int number) {
        return rows.find(number).orElseThrow(() -> Refusal.notFound("没有这次发布"));
    }

    /** What it changed, by path. */
    public Map<String, String> files(int number) {
        Map<String, String> files = new LinkedHashMap<>();
        rows.files(number).forEach(f -> files.put(f.path(), f.content()));
        return files;
    }

    /** For each model of a release the newest release before it that held the model too. */
    public Map<String, Integer> earlier(int number) {
        return rows.earlier(number);
    }

    /** Whether the acting person may release that draft: nobody who opened it, wrote in it or handed it in. */
    public boolean mayRelease(Draft draft) {
        return draft.isSubmitted() && !authors(draft).contains(Actor.current());
    }

    private Set<String> authors(Draft draft) {
        Set<String> authors = new TreeSet<>(drafts.hands(draft.id()));
        authors.add(draft.createdBy());
        authors.add(draft.submittedBy());
        return authors;
    }

    /**
     * Puts it in force from its day on.
     *
     * @param seen the {@link Drafts#seal} of what the second person looked at
     * @return the release's number
     * @throws Refusal where it is not his to release, not what he looked at, or not sound
     */
    @Transactional
    public int release(long id, String seen) {
        rows.takeTurn();
        Draft draft = drafts.hold(id);
        if (!draft.isSubmitted()) {
            throw Refusal.late("这份草稿已经不在等待发布");
        }
        if (authors(draft).contains(Actor.current())) {
            throw Refusal.notYours("修改和提交草稿的人不能自己发布，请由另一名流程管理员核对后发布");
        }
        if (!drafts.seal(id).equals(seen)) {
            throw Refusal.late("草稿在您打开以后改过，请核对现在的内容再发布");
        }
        LocalDate today = LocalDate.now(clock);
        if (draft.effectiveOn().isBefore(today)) {
            throw Refusal.late("施行日期已经过去，请退回草稿，重新填写施行日期");
        }
        drafts.requireSound(draft);
        int number = add(draft);
        draftRows.end(id, Draft.RELEASED);
        events.publishEvent(SimpleAct.ofNow(null, "models.released", "release:" + number, Map.of("draft", id, "effectiveOn",
                draft.effectiveOn().toString(), "reason", draft.reason(), "authors", List.copyOf(authors(draft)), "files", hashes(number))));
        deployDue();
        return number;
    }

    private int add(Draft draft) {
        try {
            return rows.add(draft, drafts.files(draft.id()));
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw Refusal.late("另一份草稿刚刚发布，请再核对一次");
        }
    }

    private Map<String, Object> hashes(int number) {
        Map<String, Object> hashes = new LinkedHashMap<>();
        rows.files(number).forEach(f -> hashes.put(f.path(), f.sha256()));
        return hashes;
    }

    /** What an older release said, as a draft that a second person releases again. */
    @Transactional
    public long again(int number) {
        Release release = get(number);
        long draft = drafts.open("恢复第" + release.number() + "次发布：" + shortened(release.name()));
        drafts.bringIn(draft, files(number));
        return draft;
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    @Scheduled(cron = "${cunyi.modeling.release-cron:0 1 * * * *}", zone = "Asia/Shanghai")
    void hour() {
        try {
            transaction.executeWithoutResult(status -> deployDue());
        } catch (RuntimeException e) {
            LOG.error("released models could not be put in force; tried again in an hour", e);
            transaction.executeWithoutResult(status -> events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "models.refused", "releases", Map.of())));
        }
    }

    private void deployDue() {
        List<Integer> due = rows.due(LocalDate.now(clock));
        if (!due.isEmpty()) {
            String id = models.deploy();
            due.forEach(number -> rows.deployed(number, id));
        }
    }
}
