package org.cunyi.modeling.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.SafeExpressions;
import org.cunyi.workflow.ModelBean;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What in models could run code, by itself: a draft that is not finished may be tried out, one that is dangerous may not. */
@Component
public class CodeWall {

    private final Set<String> beans;

    CodeWall(ApplicationContext context) {
        this.beans = Set.of(context.getBeanNamesForAnnotation(ModelBean.class));
    }

    /** Names of what models may call. */
    public Set<String> beans() {
        return beans;
    }

    public List<ModelFinding> findings(String path, String content) {
        Findings found = new Findings(path);
        check(content.getBytes(StandardCharsets.UTF_8), found);
        return found.all();
    }

    void check(byte[] model, Findings found) {
        CodeRules.check(model, beans, new SafeExpressions(beans)::isSafe, found);
    }

    /** The same of all processes and tables. */
    public List<ModelFinding> findings(ModelSet models) {
        List<ModelFinding> all = new ArrayList<>();
        models.files().keySet().stream().filter(p -> !p.startsWith("forms/")).forEach(p -> all.addAll(findings(p, models.text(p))));
        return all;
    }
}
