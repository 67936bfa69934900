package org.cunyi.org;

/** Somebody who can log in. */
public record Person(long id, String login, String name, String email, boolean mustChangePassword) {
}
