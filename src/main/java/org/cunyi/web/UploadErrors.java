package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** A body in parts that cannot be taken apart is found out before it is known who would have answered, so that this goes for all. */
@ControllerAdvice
class UploadErrors {

    @ExceptionHandler
    Object on(MultipartException e, HttpServletRequest request) throws MultipartException {
        if (e instanceof MaxUploadSizeExceededException) {
            throw e;
        }
        Refusal refusal = Refusal.of("", "提交的内容不完整或者格式不正确，请重新提交");
        return SecurityConfig.isApi(request)
                ? ResponseEntity.badRequest().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.of(refusal))
                : new ModelAndView("refused", Map.of("heading", "填写有误", "message", refusal.getMessage()), HttpStatus.BAD_REQUEST);
    }
}
