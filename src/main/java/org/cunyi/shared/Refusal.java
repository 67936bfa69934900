package org.cunyi.shared;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something asked for is refused and nothing has changed. The messages are Chinese and name the field, so that they can be shown as they are.
 */
public class Refusal extends RuntimeException {

    /** Why, in terms of HTTP. */
    public enum Kind {
        BAD_INPUT(400), NOT_YOURS(403), NOT_FOUND(404), SOMEBODY_WAS_FIRST(409), UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** One field and what is wrong with it; the field is empty where the whole is meant. */
    public record FieldError(String field, String message) {
    }

    private final Kind kind;
    private final transient List<FieldError> errors;

    public Refusal(Kind kind, List<FieldError> errors) {
        super(errors.stream().map(FieldError::message).collect(Collectors.joining("；")));
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static Refusal of(String field, String message) {
        return new Refusal(Kind.BAD_INPUT, List.of(new FieldError(field, message)));
    }

    public static Refusal of(List<FieldError> errors) {
        return new Refusal(Kind.BAD_INPUT, errors);
    }

    public static Refusal notYours(String message) {
        return new Refusal(Kind.NOT_YOURS, List.of(new FieldError("", message)));
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, List.of(new FieldError("", message)));
    }

    public static Refusal late(String message) {
        return new Refusal(Kind.SOMEBODY_WAS_FIRST, List.of(new FieldError("", message)));
    }

    /** Something that is needed does not work; nobody did anything wrong. */
    public static Refusal unavailable(String message) {
        return new Refusal(Kind.UNAVAILABLE, List.of(new FieldError("", message)));
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
