package org.cunyi.workflow.web;

import java.util.List;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;

/**
 * A problem document (RFC 9457) with the errors by field. {@code message} repeats the detail for the engine's web applications, which show
 * that property.
 */
public record Problem(String type, String title, int status, String detail, String message, List<FieldError> errors) {

    public static Problem of(Refusal refusal) {
        String title = switch (refusal.kind()) {
            case BAD_INPUT -> "填写有误";
            case NOT_YOURS -> "无权办理";
            case NOT_FOUND -> "没有找到";
            case SOMEBODY_WAS_FIRST -> "已有人先办理";
            case UNAVAILABLE -> "暂时不能使用";
        };
        return new Problem("about:blank", title, refusal.kind().status(), refusal.getMessage(), refusal.getMessage(), refusal.errors());
    }

    /** Something that nobody asked for went wrong; the log says what. */
    public static Problem ofFailure() {
        String words = "系统出现错误，内容没有保存，请稍后再试";
        return new Problem("about:blank", "系统错误", 500, words, words, List.of());
    }

    /** The database is not there; it is said, because nothing else helps. */
    public static Problem ofOutage() {
        String words = "数据库暂时连接不上，内容没有保存，请过一会儿再试";
        return new Problem("about:blank", "暂时不能使用", 503, words, words, List.of());
    }

    /** The port is open a little earlier than people, tables and models are in place, and a little longer than work is taken on. */
    public static Problem ofStart() {
        String words = "系统正在启动或者停止，请过一会儿再试";
        return new Problem("about:blank", "暂时不能使用", 503, words, words, List.of());
    }
}
