package org.cunyi.archive;

import java.util.Arrays;
import java.util.Optional;

/** What a document is in the life of a case; models name these codes in {@code requiredDocuments}. */
public enum DocumentKind {

    MINUTES("minutes", "会议记录"),
    SIGN_IN("sign-in", "签到表"),
    SHEET("sheet", "签字的登记表"),
    BALLOT("ballot", "表决票"),
    PHOTO("photo", "照片"),
    APPROVAL("approval", "批准文件"),
    MATERIAL("material", "事项材料"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    DocumentKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<DocumentKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
