package org.cunyi.publicity.web;

import java.util.Map;
import org.cunyi.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What the board does not show is simply not there, whether it never was, is hidden or was taken down. */
@ControllerAdvice(assignableTypes = {PaperController.class, FeedController.class})
class BoardErrors {

    @ExceptionHandler
    ModelAndView missing(Refusal refusal) {
        return new ModelAndView("error/404", Map.of("message", refusal.getMessage()), HttpStatus.NOT_FOUND);
    }
}
