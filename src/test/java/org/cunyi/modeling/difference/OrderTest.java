package org.cunyi.modeling.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void only_what_was_put_elsewhere_counts_as_moved() {
        assertThat(Order.moved(List.of("a", "b", "c", "d"), List.of("a", "b", "c", "d"))).isEmpty();
        assertThat(Order.moved(List.of("a", "b", "c", "d"), List.of("d", "a", "b", "c"))).containsExactly("d");
        assertThat(Order.moved(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "d", "b"))).containsExactly("b");
    }

    @Test
    void what_is_gone_is_shown_where_it_stood() {
        assertThat(TableDifference.union(List.of("a", "b", "c"), List.of("a", "x", "c"))).containsExactly("a", "b", "x", "c");
        assertThat(TableDifference.union(List.of("a", "b"), List.of())).containsExactly("a", "b");
        assertThat(TableDifference.union(List.of("a", "b"), List.of("b"))).containsExactly("a", "b");
    }
}
