package org.cunyi.cadre.batch;

/**
 * A unit that has not answered in time.
 *
 * @param group      the engine's group of the unit
 * @param candidates on how many candidates of the batch it is late
 * @param days       since the end of the longest overdue deadline
 */
public record LateUnit(String group, int candidates, long days) {
}
