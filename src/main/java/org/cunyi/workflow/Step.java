package org.cunyi.workflow;

import java.util.Map;
import java.util.Optional;

/**
 * Where in a case somebody stands: a task, or the start form of a case that is just being opened.
 *
 * @param caseNumber   the case
 * @param process      id of the process model
 * @param key          the task's name without {@code user_}, {@code start} for a start form
 * @param name         the task's Chinese name
 * @param orgCode      the organisation whose case it is
 * @param deploymentId the deployment whose models the case runs on
 * @param attributes   what the modeller wrote as extension properties of this element
 * @param variables    the facts the process carries
 */
public record Step(String caseNumber, String process, String key, String name, String orgCode, String deploymentId,
        Map<String, String> attributes, Map<String, Object> variables) {

    public static final String START = "start";

    /** What is done in a case outside its tasks. */
    public static Step beside(CaseFile file, String key, String name) {
        return new Step(file.caseNumber(), file.process(), key, name, file.orgCode(), file.deploymentId(), Map.of(), Map.of());
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public String text(String variable) {
        Object value = variables.get(variable);
        return value == null ? null : value.toString();
    }

    public boolean is(String otherProcess, String otherKey) {
        return process.equals(otherProcess) && key.equals(otherKey);
    }
}
