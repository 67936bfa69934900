package org.cunyi.publicity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs, such as a county's own portal (contract.md §3). */
@RestController
class ObjectionApi {

    private final ObjectionDesk desk;

    ObjectionApi(ObjectionDesk desk) {
        this.desk = desk;
    }

    record Sent(String about, String content, String website) {
    }

    /** The number to follow it with, and the last day for the answer. */
    record Taken(String receipt, String answerBy) {
    }

    @PostMapping(path = "/public/notices/{id}/objections", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Taken> handIn(@PathVariable String id, @RequestBody Sent sent, HttpServletRequest request) {
        Objections.Receipt receipt = desk.handIn(id, new ObjectionForm(sent.about(), sent.content(), sent.website(), ""),
                request.getRemoteAddr());
        return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore())
                .body(new Taken(receipt.number(), receipt.answerBy().toString()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        Problem problem = refusal.kind() == Refusal.Kind.SOMEBODY_WAS_FIRST ? problem("现在不接受异议", HttpStatus.CONFLICT, refusal.getMessage())
                : Problem.of(refusal);
        return answer(problem).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooOften(TooOften often) {
        Problem problem = problem("次数过多", HttpStatus.TOO_MANY_REQUESTS, often.getMessage());
        return answer(problem).header(HttpHeaders.RETRY_AFTER, often.seconds()).body(problem);
    }

    private static Problem problem(String title, HttpStatus status, String detail) {
        return new Problem("about:blank", title, status.value(), detail, detail, List.of());
    }

    private static ResponseEntity.BodyBuilder answer(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
