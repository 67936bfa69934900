package org.cunyi.cadre.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.recall.Signature;
import org.cunyi.cadre.recall.SignatureDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same for other programs; what is sealed is opened for the township's office only. */
@RestController
@RequestMapping("/api/recalls/{caseNumber}/signatures")
class SignatureApi {

    private final SignatureDesk desk;

    SignatureApi(SignatureDesk desk) {
        this.desk = desk;
    }

    record All(Map<String, Integer> counts, List<Signature> signatures) {
    }

    record Lines(String lines) {
    }

    /** @param seen when it was last checked, as {@code checkedAt} said; absent where it had not been */
    record Check(String state, String reason, OffsetDateTime seen) {
    }

    @GetMapping
    All list(@PathVariable String caseNumber) {
        var file = desk.caseFile(caseNumber);
        return new All(desk.counts(file), desk.list(file));
    }

    /** @return how many were entered */
    @PostMapping
    Map<String, Integer> enter(@PathVariable String caseNumber, @RequestBody Lines sent) {
        return Map.of("entered", desk.enterLines(desk.caseFile(caseNumber), sent.lines()));
    }

    @PostMapping("/{number}")
    void check(@PathVariable String caseNumber, @PathVariable int number, @RequestBody Check sent) {
        desk.check(desk.caseFile(caseNumber), number, new SignatureDesk.Check(sent.state(), sent.reason(), sent.seen()));
    }
}
