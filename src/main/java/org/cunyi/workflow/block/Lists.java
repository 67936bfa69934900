package org.cunyi.workflow.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cunyi.workflow.ModelBean;

/**
 * Lists as a model's facts hold them, codes with commas: {@code a,b}, or with a value each, {@code a=A,b=C}. Nothing entered is an empty list.
 */
@ModelBean("lists")
public class Lists {

    /** As what a multi-instance runs over: {@code ${lists.of(called)}}. */
    public List<String> of(Object list) {
        return entries(list).stream().map(e -> e.split("=", 2)[0]).toList();
    }

    /** Those with that value: {@code ${lists.where(grade, 'C')}}. */
    public List<String> where(Object list, String value) {
        return entries(list).stream().map(e -> e.split("=", 2)).filter(e -> e.length == 2 && e[1].equals(value)).map(e -> e[0]).toList();
    }

    public boolean contains(Object list, String code) {
        return of(list).contains(code);
    }

    /** The list with that code in it, once. */
    public String with(Object list, String code) {
        List<String> all = new ArrayList<>(entries(list));
        if (!contains(list, code)) {
            all.add(code);
        }
        return String.join(",", all);
    }

    /** The list without that code. */
    public String without(Object list, String code) {
        return String.join(",", entries(list).stream().filter(e -> !e.split("=", 2)[0].equals(code)).toList());
    }

    private static List<String> entries(Object list) {
        return list == null ? List.of() : Arrays.stream(list.toString().split(",")).map(String::strip).filter(e -> !e.isEmpty()).toList();
    }
}
