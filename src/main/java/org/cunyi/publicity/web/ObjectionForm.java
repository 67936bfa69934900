package org.cunyi.publicity.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Words;

/**
 * What somebody filled in.
 *
 * @param website a field that nobody sees: only machines fill it in
 * @param key     of the page that it was filled in on, so that one page gives one objection
 */
record ObjectionForm(String about, String content, String website, String key) {

    static final int LONGEST = 2000;
    private static final Set<String> ABOUT = Set.of("publication", "substance");

    ObjectionForm {
        about = about == null ? "" : about.strip();
        content = content == null ? "" : content.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        website = website == null ? "" : website;
        key = key == null ? "" : key;
    }

    void check() {
        if (!website.isEmpty()) {
            throw Refusal.of("website", "有一栏要求留空，却填了内容，提交没有被接受。请重新打开本页，只填写看得见的栏目");
        }
        List<FieldError> errors = new ArrayList<>();
        if (!ABOUT.contains(about)) {
            errors.add(new FieldError("about", "异议针对什么：请选择一项"));
        }
        String problem = Words.isBlank(content) ? "请写明您的意见" : Words.problem(content, true, LONGEST);
        if (problem != null) {
            errors.add(new FieldError("content", "异议内容：" + problem));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }
}
