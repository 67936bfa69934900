package org.cunyi.audit.proof;

import java.util.ArrayList;
import java.util.List;

/** What a reader could believe that the file of a case proves, and that it does not (docs/audit.md). */
final class Unproven {

    private Unproven() {
    }

    static List<String> of(List<Report.Chain> chains, boolean compared) {
        List<String> unproven = new ArrayList<>();
        if (!compared) {
            unproven.add("存证本身：没有与外部留存的存证比对，连同存证一起的整体改写看不出来");
        }
        chains.stream().filter(c -> c.vouched() < c.entries()).forEach(c -> unproven.add(c.chain() + "第" + (c.vouched() + 1) + "条起"
                + at(c.steps(), c.vouched()) + "：写入以后还没有存证，改写或者截去都看不出来"));
        unproven.add("没有列在这里的案件：下级案件连同它的审计链一起被去掉，看不出来");
        unproven.add("材料的文件名、登记表、公告和“案件”文件夹：审计链只登记材料的内容，其余由清单核对；清单的校验值请向审计员核对（审计链中的“一事一档制成”）");
        unproven.add("内容是否属实：记录写入时就不真实，或者系统当时没有写入的，验证不出来");
        return List.copyOf(unproven);
    }

    private static String at(List<Report.Step> steps, long vouched) {
        String at = vouched < steps.size() ? steps.get((int) vouched).at() : "";
        return at.isEmpty() ? "" : "（" + at + "起）";
    }
}
