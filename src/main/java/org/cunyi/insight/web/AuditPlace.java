package org.cunyi.insight.web;

/** A part of the auditors' area that its navigation leads to: each part brings its own as a bean, in its {@code @Order}. */
public record AuditPlace(String label, String path) {
}
