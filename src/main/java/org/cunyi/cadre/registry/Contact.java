package org.cunyi.cadre.registry;

/** What of a post may be told to everybody: what its holder does, and where and when one finds him at the office. */
public record Contact(String duties, String officePhone, String officeHours, String supervisionPhone) {
}
