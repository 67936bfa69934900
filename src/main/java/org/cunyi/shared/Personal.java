package org.cunyi.shared;

/** A value about a person: the audit record keeps an HMAC of it and never the value. */
public record Personal(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
