package org.cunyi.workflow.process;

import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** A table engine as the product sets it up, for tests that ask tens of thousands of questions; {@code QuickFeelTest} holds it to the stock one. */
public final class QuickTables {

    private QuickTables() {
    }

    public static DmnEngine engine() {
        var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(QuickFeel.factory());
        return configuration.buildEngine();
    }
}
