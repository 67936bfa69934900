package org.cunyi.publicity.calendar;

import java.util.List;

/**
 * Items of one township's villages that are due soon, or have just become overdue; whoever tells people listens. Published in the transaction
 * that notes it, once for each item and due day.
 */
public record PublicationDue(boolean overdue, String townshipCode, List<Item> items) {
}
