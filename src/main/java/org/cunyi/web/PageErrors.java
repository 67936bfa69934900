package org.cunyi.web;

import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows a refusal as a page with its status; the API has its own way. */
@ControllerAdvice(annotations = PageController.class)
class PageErrors {

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        String heading = switch (refusal.kind()) {
            case BAD_INPUT -> "填写有误";
            case NOT_YOURS -> "无权办理";
            case NOT_FOUND -> "没有找到";
            case SOMEBODY_WAS_FIRST -> "已有人先办理";
            case UNAVAILABLE -> "暂时不能使用";
        };
        return page(heading, refusal.getMessage(), HttpStatus.valueOf(refusal.kind().status()));
    }

    @ExceptionHandler({BindException.class, MethodArgumentTypeMismatchException.class, MissingServletRequestParameterException.class})
    ModelAndView badAddress() {
        return page("填写有误", "网址或填写的内容不正确，请返回上一页重新填写", HttpStatus.BAD_REQUEST);
    }

    private static ModelAndView page(String heading, String message, HttpStatus status) {
        return new ModelAndView("refused", Map.of("heading", heading, "message", message), status);
    }
}
