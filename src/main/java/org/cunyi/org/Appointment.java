package org.cunyi.org;

import java.time.LocalDate;

/** Somebody is to take a post in a unit from that day on; {@code to} is {@code null} where no end is known. */
public record Appointment(String login, String orgCode, String title, String kind, LocalDate from, LocalDate to) {
}
