package org.cunyi.modeling.trial.process;

import java.util.List;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.TableQuestions;
import org.cunyi.modeling.process.TableHeads;

/** What a table needs, what its rows are, and what its outputs are called. */
record TableSheet(List<TableQuestions.Question> questions, List<RuleTable> tables, TableHeads heads) {

    static final TableSheet NONE = new TableSheet(List.of(), List.of(), TableHeads.of(new byte[0]));
}
