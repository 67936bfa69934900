package org.cunyi.modeling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cunyi.modeling.process.PastEvaluations;
import org.cunyi.modeling.process.TableHeads;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.RuleExpressions;
import org.springframework.stereotype.Service;

/** What a changed rule would have done to past cases; nobody's case is named. */
@Service
public class Impacts {

    /** The newest evaluations that are looked at again. */
    public static final int MOST = 10_000;

    private final Drafts drafts;
    private final PastEvaluations past;
    private final RuleExpressions expressions;

    Impacts(Drafts drafts, PastEvaluations past, RuleExpressions expressions) {
        this.drafts = drafts;
        this.past = past;
        this.expressions = expressions;
    }

    /** One table of the file. */
    public record Impact(String table, String name, TableImpact.Answer answer) {
    }

    /** @throws Refusal where it is no table of the draft, or a new one that was never asked */
    public List<Impact> of(long draft, String path) {
        DraftFile file = drafts.file(draft, path);
        ModelSet now = drafts.inForce();
        if (!path.startsWith("dmn/") || !now.has(path)) {
            throw Refusal.of("path", "规则表：只有修改现行的规则表，才能看对以往办理的影响");
        }
        TableHeads heads = TableHeads.of(file.content().getBytes(StandardCharsets.UTF_8));
        boolean open = !now.isSecret(path);
        List<RuleTable> before = past.tables(now.bytes(path));
        List<Impact> all = new ArrayList<>();
        for (RuleTable after : past.tables(file.content().getBytes(StandardCharsets.UTF_8))) {
            Optional<RuleTable> same = before.stream().filter(t -> t.id().equals(after.id())).findFirst();
            same.ifPresent(b -> all.add(new Impact(after.id(), after.name(), answer(b, after, open, heads::label))));
        }
        return all;
    }

    private TableImpact.Answer answer(RuleTable before, RuleTable after, boolean open, UnaryOperator<String> label) {
        try {
            return new TableImpact(before, after, expressions, open, label).of(past.of(after.id(), MOST));
        } catch (RuleExpressions.Unreadable e) {
            throw Refusal.of("path", "规则表：有引擎读不懂的单元格，请先按“检查”里写的改正，再看对以往办理的影响");
        }
    }
}
