package org.cunyi.workflow.web;

import java.util.List;
import org.springframework.ui.Model;

/** One page of a list that was asked for one row more than the page has. */
public final class Paging {

    private Paging() {
    }

    /** Puts the rows under that name, with {@code hasNext} and {@code at}. */
    public static void put(Model model, String name, List<?> found, int at, int size) {
        model.addAttribute(name, found.stream().limit(size).toList());
        model.addAttribute("hasNext", found.size() > size);
        model.addAttribute("at", at);
    }
}
