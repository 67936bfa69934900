package org.cunyi.web.proof;

import java.util.List;
import org.cunyi.audit.Verification;
import org.cunyi.audit.Verifications;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.org.Office;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.web.Access;
import org.springframework.stereotype.Component;

/** What auditors ask of verifications, whether on the page or over the API. */
@Component
class VerificationDesk {

    static final String ALL = "all";
    private static final String AUDITOR = "auditor";
    private static final int MOST_FINDINGS = 200;
    private static final int LONGEST = 8_000_000;

    private final Access access;
    private final Verifications verifications;
    private final Organisation organisation;

    VerificationDesk(Access access, Verifications verifications, Organisation organisation) {
        this.organisation = organisation;
        this.access = access;
        this.verifications = verifications;
    }

    /** A verification and the first of its findings, in words. */
    record Result(Verification run, List<Told> findings) {
    }

    record Told(String chain, long seq, String flaw, Long anchor, String words) {

        static Told of(Finding f) {
            return new Told(f.chain(), f.seq(), f.flaw().name(), f.anchor(), f.words());
        }
    }

    void open() {
        access.require(AUDITOR);
    }

    /** Units of the acting auditor with all below. */
    List<OrgUnit> units() {
        return access.units().stream().flatMap(u -> organisation.under(u).stream()).distinct().toList();
    }

    Verification begin(String org, String anchors) {
        open();
        return verifications.begin(scope(org), known(anchors));
    }

    private static KnownAnchors known(String text) {
        if (text == null || text.isBlank()) {
            return KnownAnchors.none();
        }
        if (text.length() > LONGEST) {
            throw Refusal.of("anchor", "存证：内容过长");
        }
        try {
            return KnownAnchors.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("anchor", e.getMessage());
        }
    }

    private String scope(String org) {
        String code = org == null ? "" : org.strip();
        List<Office> offices = access.offices().stream().filter(o -> o.role().equals(AUDITOR)).toList();
        if (code.equals(ALL)) {
            if (offices.stream().noneMatch(o -> new OrgCode(o.orgCode()).level().equals("county"))) {
                throw Refusal.of("org", "范围：验证全部只对县级审计监督岗位开放，请选择单位");
            }
            return "";
        }
        if (!OrgCode.isValid(code)) {
            throw Refusal.of("org", "单位代码：请填写6位（县）、9位（乡镇）或12位（村）数字，验证全部请填写all");
        }
        if (!organisation.isKnown(code) || offices.stream().noneMatch(o -> o.sees(code))) {
            throw Refusal.of("org", "单位代码：没有代码为" + code + "的单位，或者它不在您的监督范围内");
        }
        return code;
    }

    Result last(String org) {
        open();
        return result(verifications.last(scope(org)).orElseThrow(() -> Refusal.notFound("这个范围还没有验证过")));
    }

    Result find(String id) {
        open();
        return result(verifications.find(id).orElseThrow(() -> Refusal.notFound("没有这次验证")));
    }

    private Result result(Verification run) {
        return new Result(run, verifications.findings(run.id(), 0, MOST_FINDINGS).stream().map(Told::of).toList());
    }

    List<Verification> latest(int limit) {
        return verifications.latest(limit);
    }
}
