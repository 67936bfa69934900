package org.cunyi.cadre.batch;

/**
 * Why a row of a file is not entered; nothing that stands in it is repeated.
 *
 * @param line    as the file counts its lines, from 1
 * @param column  header, empty where the whole row is meant
 * @param message Chinese, can be shown as it is
 */
public record CandidateProblem(int line, String column, String message) {
}
