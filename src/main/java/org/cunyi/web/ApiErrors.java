package org.cunyi.web;

import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.Outage;
import org.cunyi.workflow.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every refusal of the API as a problem document with a Chinese detail. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Problem> on(Refusal refusal) {
        return answer(refusal);
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(HttpMessageNotReadableException e) {
        return answer(Refusal.of("", "提交的内容不是有效的JSON"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(MethodArgumentTypeMismatchException e) {
        return answer(Refusal.of(e.getName(), "“" + e.getName() + "”的格式不正确"));
    }

    /** The firewall looks at the parameters of a form only when somebody reads them. */
    @ExceptionHandler
    ResponseEntity<Problem> on(RequestRejectedException e) {
        return answer(Refusal.of("", "提交的内容不正确，含有不能使用的字符"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(DuplicateKeyException e) {
        return answer(Refusal.late("已有他人先行办理，请刷新后查看"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> on(Exception e) throws Exception {
        if (e instanceof ErrorResponse) {
            throw e;
        }
        if (Outage.isBehind(e)) {
            return ResponseEntity.status(503).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.ofOutage());
        }
        LOG.error("an API call failed", e);
        return ResponseEntity.status(500).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.ofFailure());
    }

    private static ResponseEntity<Problem> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.kind().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.of(refusal));
    }
}
