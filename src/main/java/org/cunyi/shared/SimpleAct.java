package org.cunyi.shared;

import java.util.Map;

/** An act without a type of its own. */
public record SimpleAct(String caseNumber, String actor, String action, String subject, Map<String, Object> payload) implements Act {

    public static SimpleAct ofNow(String caseNumber, String action, String subject, Map<String, Object> payload) {
        return new SimpleAct(caseNumber, Actor.current(), action, subject, payload);
    }
}
