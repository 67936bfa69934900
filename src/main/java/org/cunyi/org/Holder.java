package org.cunyi.org;

/** Somebody who holds offices in a unit, with their Chinese names in one line. */
public record Holder(String login, String name, String offices) {
}
