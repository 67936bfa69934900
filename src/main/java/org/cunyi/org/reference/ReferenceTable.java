package org.cunyi.org.reference;

import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal.FieldError;

/**
 * A table of rules or facts that a room owns and modellers change on pages. The room reads it by day as it always did; the pages write rows with a
 * date of effect into it and never change what a row says.
 */
public interface ReferenceTable {

    /** Word in addresses. */
    String code();

    String title();

    /** What it is for, a sentence. */
    String purpose();

    /** Article or paper that it rests on. */
    String source();

    Storage storage();

    /** All columns, those of the key first. */
    List<ReferenceColumn> columns();

    /** The columns of rows of that key, where what may be written depends on it. */
    default List<ReferenceColumn> columns(Map<String, String> key) {
        return columns();
    }

    /** What is wrong with a row whose columns are each sound. */
    default List<FieldError> check(Map<String, String> row) {
        return List.of();
    }

    /** Why rows of that key cannot be ended from a day on; {@code null}: they can, and nothing or a wider row holds then. */
    default String neverEnded(Map<String, String> key) {
        return storage().to() == null ? "不能停用，只能另加一行" : null;
    }

    /** What single rows are about, by what they are called, where the columns do not say it. */
    default Map<String, String> explained() {
        return Map.of();
    }

    /** Who changes it elsewhere; {@code null} where it is changed here. */
    default String elsewhere() {
        return null;
    }

    /**
     * Where it lies.
     *
     * @param from  column of the day from which a row holds; where it is itself the key, a row is about that day only
     * @param to    column of the last day on which a row holds, {@code null} where a row holds until the next of its key
     * @param where which rows of the table are meant, {@code null}: all
     */
    record Storage(String table, String from, String to, String where) {
    }

    /** The columns that say which row is meant. */
    default List<ReferenceColumn> key() {
        return columns().stream().filter(ReferenceColumn::key).toList();
    }

    /** Whether a row is about one day only, and so may be written anew up to and on that day. */
    default boolean isByDay() {
        return key().stream().anyMatch(c -> c.name().equals(storage().from()));
    }
}
