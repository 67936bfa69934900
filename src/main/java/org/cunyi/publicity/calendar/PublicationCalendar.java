package org.cunyi.publicity.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What others may ask of the calendar. Who may see it has been asked before. */
@Component
public class PublicationCalendar {

    private final Items items;

    PublicationCalendar(Items items) {
        this.items = items;
    }

    /** One page; whether there is a next one is found by asking for one row more, never by counting all. */
    public record Page(List<Item> items, int page, int size, boolean hasNext) {
    }

    /** How much is overdue and how much is still to come in one unit: a township of a county, a village of a township. */
    public record Count(String orgCode, long overdue, long upcoming) {
    }

    public Optional<Item> find(long id) {
        return items.find(id);
    }

    /** What is overdue in a unit and below, the longest first: a lead for whoever looks after it (domain.md §7 A01). */
    public Page overdue(String orgPrefix, int page, int size) {
        return find(new ItemQuestion(List.of(orgPrefix), null, null, "overdue", null), page, size);
    }

    public Page find(ItemQuestion question, int page, int size) {
        List<Item> found = items.asked(question, Items.SELECT, question.order() + " offset :offset rows fetch next :limit rows only",
                Map.of("offset", (long) page * size, "limit", size + 1)).query(Item.class).list();
        boolean hasNext = found.size() > size;
        return new Page(hasNext ? found.subList(0, size) : found, page, size, hasNext);
    }

    /** Hands over everything that answers the question, row by row, at most {@code most} rows. */
    @Transactional(readOnly = true)
    public void each(ItemQuestion question, int most, Consumer<Item> taker) {
        try (Stream<Item> found = items.asked(question, Items.SELECT, question.order() + " fetch first :limit rows only",
                Map.of("limit", most)).query(Item.class).stream()) {
            found.forEach(taker);
        }
    }

    /**
     * Open items only, so that the count stays cheap however many years the calendar has run.
     *
     * @param width digits of the codes to count by: 9 townships, 12 villages
     */
    public List<Count> counts(ItemQuestion question, int width) {
        ItemQuestion open = new ItemQuestion(question.units(), question.org(), question.category(), "due", question.period());
        return items.asked(open, "select substring(i.org_code, 1, " + width + ") as org_code,"
                + " count(case when i.due_on < :today then 1 end) as overdue, count(case when i.due_on >= :today then 1 end) as upcoming"
                + " from publication_item i", " group by substring(i.org_code, 1, " + width + ") order by overdue desc, org_code", Map.of())
                .query(Count.class).list();
    }
}
