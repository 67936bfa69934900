package org.cunyi.modeling;

/**
 * A model in force, as a list shows it.
 *
 * @param name what is written in it, in Chinese
 */
public record Procedure(String path, String name, String versionTag) {
}
