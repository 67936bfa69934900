package org.cunyi.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What the container's error page knows, as a problem document with Chinese words and nothing of the inside. */
@Component
class ErrorWords extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Object found = super.getErrorAttributes(request, options).get("status");
        // 999 is what the container says when somebody asks for the error page itself
        Object status = Integer.valueOf(999).equals(found) ? 404 : found;
        String detail = switch (status instanceof Integer code ? code : 500) {
            case 400 -> "请求的内容不正确";
            case 401 -> "请先登录";
            case 403 -> "您无权进行此项操作";
            case 404 -> "没有这个地址";
            case 405 -> "此地址不接受这种请求方式";
            case 406, 415 -> "不支持这种内容格式";
            case 413 -> "提交的内容过大";
            default -> "系统出现错误，内容没有保存，请稍后再试";
        };
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", detail);
        problem.put("status", status);
        problem.put("detail", detail);
        return problem;
    }
}
