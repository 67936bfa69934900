package org.cunyi.insight.watch;

/**
 * A row of table {@code audit-watch}.
 *
 * @param threshold from where on something is a finding, in {@code unit}s
 */
record WatchRule(String code, boolean active, int threshold, String unit, String label, String legalBasis) {
}
