package org.cunyi.workflow;

/** One choice that a form offers. */
public record Option(String value, String label) {
}
