package org.cunyi.modeling.trial.process;

import javax.script.ScriptEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.cunyi.workflow.RuleExpressions;

/** Tables know FEEL and nothing else here: every other language could reach the server. */
final class NoScripts implements DmnScriptEngineResolver, ElProvider {

    /** A configuration with the product's own FEEL, which ends. */
    static DefaultDmnEngineConfiguration tables() {
        DefaultDmnEngineConfiguration tables = new DefaultDmnEngineConfiguration();
        NoScripts none = new NoScripts();
        tables.setFeelEngineFactory(Sizes.limited(RuleExpressions.factory()));
        tables.setScriptEngineResolver(none);
        tables.setElProvider(none);
        return tables;
    }

    @Override
    public ScriptEngine getScriptEngineForLanguage(String language) {
        throw new NotAllowed("规则表只能用 FEEL 书写，不能用：" + language);
    }

    @Override
    public ElExpression createExpression(String expression) {
        throw new NotAllowed("规则表只能用 FEEL 书写，不能用：" + expression);
    }
}
