package org.cunyi.cadre.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.org.Appointment;
import org.cunyi.org.Posts;
import org.cunyi.org.Roster;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appointments, changes and ends of posts; each adds a line, tells the villagers by a publication, and is an act. Who may was asked before. */
@Component
public class Register {

    private static final QualificationRule.Note NOTHING = new QualificationRule.Note(null, false);

    private final Posts posts;
    private final Roster roster;
    private final RegisterList lines;
    private final Entries entries;
    private final QualificationRule rule;
    private final CadreNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Register(Posts posts, Roster roster, RegisterList lines, Entries entries, QualificationRule rule, CadreNotices notices,
            ApplicationEventPublisher events, Clock clock) {
        this.posts = posts;
        this.roster = roster;
        this.lines = lines;
        this.entries = entries;
        this.rule = rule;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody takes a post. A person who is not in the roster yet is entered there, without any office and without a password.
     *
     * @return the post's id
     */
    @Transactional
    public long appoint(NewPost wanted) {
        rule.requireNoEarlierDay(wanted);
        if (roster.person(wanted.login()).isEmpty()) {
            roster.addPerson(wanted.login(), wanted.name(), null, true);
            roster.announce("cadre-register", Set.of(wanted.orgCode()), Set.of(wanted.login()), Map.of("added", 1));
        } else if (!roster.name(wanted.login()).equals(wanted.name())) {
            throw Refusal.of("name", "姓名：与名册中登录名“" + wanted.login() + "”的姓名不一致");
        }
        Appointment appointment = new Appointment(wanted.login(), wanted.orgCode(), wanted.title(), wanted.kind().code(), wanted.from(), null);
        long id = posts.appoint(appointment, wanted.termFrom(), wanted.termTo());
        QualificationRule.Note note = rule.notes(List.of(appointment)).get(appointment);
        record(lines.find(id).orElseThrow(), 1, Entry.APPOINTED, wanted.from(), wanted.cause(), null, wanted.basis(), wanted.contact(), note);
        if (note.reviewMissing()) {
            entries.missing(wanted.orgCode(), 1, "post-" + id);
        }
        return id;
    }

    /** What the post's holder does, or where one finds him, is another from that day on. */
    @Transactional
    public void change(Line post, int seen, LocalDate day, String basis, Contact contact) {
        requireNotEnded(post);
        if (!held(post)) {
            throw Refusal.late("名册中这一职务已经终止，不能变更，请刷新后查看");
        }
        if (day.isBefore(post.validFrom())) {
            throw Refusal.of("day", "变更日期：不能早于任职日期");
        }
        record(post, seen + 1, Entry.CHANGED, day, null, null, basis, contact, NOTHING);
    }

    /**
     * A post that a roster ended is ended here once more, to say why and to tell the villagers; when is no longer asked.
     *
     * @param last the last day on which the post is held
     */
    @Transactional
    public void end(Line post, int seen, LocalDate last, String cause, String basis) {
        end(post, seen, last, cause, basis, null);
    }

    private void end(Line post, int seen, LocalDate last, String cause, String basis, String goesOn) {
        requireNotEnded(post);
        if (last.isBefore(post.validFrom())) {
            throw Refusal.of("day", "终止日期：不能早于任职日期");
        }
        if (!held(post) && !last.equals(current(post).validTo())) {
            throw Refusal.of("day", "终止日期：名册中这一职务已于" + current(post).validTo() + "终止，应填这一天");
        }
        Contact contact = entries.of(post.id()).stream().findFirst().map(e -> new Contact(e.duties(), e.officePhone(), e.officeHours(),
                e.supervisionPhone())).orElse(new Contact(null, null, null, null));
        posts.end(post.id(), last);
        String half = goesOn == null ? null : TwoPosts.part(post.title(), !goesOn.equals(PostKind.PARTY.code()));
        record(post, seen + 1, Entry.ENDED, last, cause, half, basis, contact, NOTHING);
        Long other = goesOn == null ? null : goOn(post, goesOn, last.plusDays(1), basis, contact);
        events.publishEvent(new PostEnded(post.id(), last, cause, PostKind.ELECTED.code().equals(goesOn) ? other : null));
    }

    /**
     * Ends a post, of 一肩挑 only one half: the other goes on. Nothing where it has ended already, unless a roster did that on the same day and only
     * the cause is missing.
     *
     * @param half {@code party} or {@code elected}, of two posts in one entry
     * @return whether it has been ended now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean endPart(Line post, String half, LocalDate last, String cause, String basis) {
        List<Entry> known = entries.of(post.id());
        if (known.stream().findFirst().filter(Entry::isEnd).isPresent() || !held(post) && !last.equals(current(post).validTo())) {
            return false;
        }
        boolean two = post.kind().equals(PostKind.BOTH.code());
        String other = half.equals(PostKind.PARTY.code()) ? PostKind.ELECTED.code() : PostKind.PARTY.code();
        end(post, known.stream().findFirst().map(Entry::number).orElse(0), last, cause, basis, two ? other : null);
        return true;
    }

    /**
     * What the law ends is written down here and decided by nobody; a case is its basis. Of 一肩挑 it ends the post on the village committee. Nothing
     * where the post has ended already.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endByLaw(long postId, LocalDate last, String caseNumber) {
        endPart(lines.find(postId).orElseThrow(), PostKind.ELECTED.code(), last, "by-law", caseNumber);
    }

    private long goOn(Line ended, String kind, LocalDate from, String basis, Contact contact) {
        long id = posts.goOn(ended.id(), kind, TwoPosts.part(ended.title(), kind.equals(PostKind.PARTY.code())), from);
        record(lines.find(id).orElseThrow(), 1, Entry.APPOINTED, from, null, null, basis, contact, NOTHING);
        return id;
    }

    private void requireNotEnded(Line post) {
        if (entries.of(post.id()).stream().findFirst().filter(Entry::isEnd).isPresent()) {
            throw Refusal.late("这一职务已经登记终止，请刷新后查看");
        }
    }

    /** A roster may have come since the page was shown. */
    private Line current(Line post) {
        return lines.find(post.id()).orElseThrow();
    }

    private boolean held(Line post) {
        return current(post).isHeld(LocalDate.now(clock));
    }

    private void record(Line post, int number, String kind, LocalDate day, String cause, String halfTitle, String basis, Contact contact,
            QualificationRule.Note note) {
        String publication = notices.open(post, kind, halfTitle);
        entries.add(post.id(), number, kind, day, cause, halfTitle, basis, contact, note, publication);
        Map<String, Object> facts = new HashMap<>(Map.of("orgCode", post.orgCode(), "kind", post.kind(), "onDay", day.toString(), "number",
                number, "publication", publication, "reviewMissing", note.reviewMissing(), "relativeWarned", note.warning() != null,
                "name", new Personal(post.name()), "title", new Personal(post.title()), "basis", new Personal(basis)));
        facts.put("cause", cause);
        events.publishEvent(SimpleAct.ofNow(null, "cadre." + kind, "post:" + post.id(), facts));
        notices.begin(publication);
    }
}
