package org.cunyi.modeling.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the parts that stand in both versions stand elsewhere now: as few as explain the new order. */
final class Order {

    private Order() {
    }

    static Set<String> moved(List<String> before, List<String> after) {
        List<String> common = after.stream().filter(before::contains).toList();
        Set<String> moved = new HashSet<>(common);
        longestInOldOrder(common, before).forEach(moved::remove);
        return moved;
    }

    private static List<String> longestInOldOrder(List<String> common, List<String> before) {
        List<List<String>> best = new ArrayList<>();
        List<String> longest = List.of();
        for (int i = 0; i < common.size(); i++) {
            int place = before.indexOf(common.get(i));
            List<String> chain = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (before.indexOf(common.get(j)) < place && best.get(j).size() > chain.size()) {
                    chain = new ArrayList<>(best.get(j));
                }
            }
            chain.add(common.get(i));
            best.add(chain);
            longest = chain.size() > longest.size() ? chain : longest;
        }
        return longest;
    }
}
