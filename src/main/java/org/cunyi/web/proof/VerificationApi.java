package org.cunyi.web.proof;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.Verification;
import org.cunyi.audit.proof.Anchor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Verification of many chains, and anchors on demand, for auditors (docs/audit.md). */
@RestController
@RequestMapping("/api/audit")
class VerificationApi {

    private final VerificationDesk desk;
    private final Anchors anchors;

    VerificationApi(VerificationDesk desk, Anchors anchors) {
        this.desk = desk;
        this.anchors = anchors;
    }

    /** @param anchor what was kept outside: roots, references or lines of a file of anchors; may be missing */
    record Wanted(String org, String anchor) {
    }

    record View(String id, String org, String state, Boolean intact, long entries, long chains, long anchors, long broken, String startedBy,
            OffsetDateTime startedAt, OffsetDateTime endedAt, String comparedWith, List<VerificationDesk.Told> findings) {

        static View of(Verification v, List<VerificationDesk.Told> findings) {
            return new View(v.id(), v.scope().isEmpty() ? VerificationDesk.ALL : v.scope(), v.state(), v.state().equals("done") ? v.isIntact() : null,
                    v.entries(), v.chains(), v.anchors(), v.broken(), v.askedBy(), v.startedAt(), v.endedAt(), v.outside(), findings);
        }

        static View of(VerificationDesk.Result result) {
            return of(result.run(), result.findings());
        }
    }

    @PostMapping("/verify")
    ResponseEntity<View> begin(@RequestBody Wanted wanted) {
        Verification begun = desk.begin(wanted.org(), wanted.anchor());
        return ResponseEntity.accepted().location(URI.create("/api/audit/verifications/" + begun.id())).body(View.of(begun, List.of()));
    }

    /** The last one of that unit, running or done. */
    @GetMapping("/verify")
    View last(@RequestParam(defaultValue = VerificationDesk.ALL) String org) {
        return View.of(desk.last(org));
    }

    @GetMapping("/verifications/{verification}")
    View one(@PathVariable String verification) {
        return View.of(desk.find(verification));
    }

    record Made(long number, String day, String root, long changed, long chains, long entries) {
    }

    @PostMapping("/anchors")
    @ResponseStatus(HttpStatus.CREATED)
    Made anchor() {
        desk.open();
        Anchor a = anchors.onDemand();
        return new Made(a.number(), a.day(), a.root(), a.changed(), a.chains(), a.entries());
    }
}
