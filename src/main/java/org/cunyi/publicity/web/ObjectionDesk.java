package org.cunyi.publicity.web;

import java.time.Duration;
import java.util.Optional;
import org.cunyi.publicity.Objection;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where somebody without an account hands in an objection and asks what became of it: as often as a person would, not as a machine. */
@Component
class ObjectionDesk {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Board board;
    private final Objections objections;
    private final Throttle throttle;
    private final CallerMark callers;
    private final int perAddress;
    private final int perNotice;
    private final int lookups;

    ObjectionDesk(Board board, Objections objections, Throttle throttle, CallerMark callers,
            @Value("${cunyi.objections.per-address-and-hour}") int perAddress, @Value("${cunyi.objections.per-notice-and-day}") int perNotice,
            @Value("${cunyi.objections.lookups-per-address-and-hour}") int lookups) {
        this.board = board;
        this.objections = objections;
        this.throttle = throttle;
        this.callers = callers;
        this.perAddress = perAddress;
        this.perNotice = perNotice;
        this.lookups = lookups;
    }

    /**
     * @param address where the request came from
     * @throws Refusal  for bad input, for a notice that is not there, and for one that takes no objection now
     * @throws TooOften when the limit of the address or of the notice is reached
     */
    Objections.Receipt handIn(String noticeId, ObjectionForm form, String address) {
        BoardEntry notice = board.line(noticeId).orElseThrow(() -> Refusal.notFound(Board.MISSING));
        if (notice.phase() != Phase.RUNNING) {
            throw Refusal.late(closedWords(notice.phase()));
        }
        form.check();
        once(form);
        limit("from:" + callers.of(address), HOUR, perAddress, "您这里一小时内提出的异议已经较多，请过一会儿再提；急的可以直接到村务监督委员会或者村民委员会提出");
        limit("on:" + noticeId, DAY, perNotice, "今天对这份公告提出的异议已经很多，网上暂不再收；请直接到村务监督委员会或者村民委员会提出");
        return objections.raise(noticeId, form.about(), form.content());
    }

    /** A page that is sent again, by reload or by a second click, gives no second objection. */
    private void once(ObjectionForm form) {
        if (!form.key().isEmpty() && throttle.use("once:" + CallerMark.sha256(form.key()), DAY, 1).isPresent()) {
            throw Refusal.late("这一页已经提交过，没有重复登记。回执号在第一次提交后的页面上，没有记下的请到村委会查询");
        }
    }

    Optional<Objection> look(String receipt, String address) {
        limit("look:" + callers.of(address), HOUR, lookups, "查询次数较多，请过一会儿再查");
        return objections.byReceipt(receipt);
    }

    private void limit(String bucket, Duration window, int most, String words) {
        throttle.use(bucket, window, most).ifPresent(wait -> {
            throw new TooOften(words, wait);
        });
    }

    static String closedWords(Phase phase) {
        return switch (phase) {
            case CORRECTING, CORRECTED, WITHDRAWN -> "这份公告已经撤下，不再接受异议";
            default -> "公示期已经结束，不再接受新的异议。认为决议违反法律、侵害您的合法权益的，可以向乡镇反映，也可以依法向人民法院起诉";
        };
    }
}
