package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.session.OpenResolutions;
import org.cunyi.workflow.ModelBean;

/** What the session carried becomes cases of its own. */
@ModelBean("openResolutionsDelegate")
class OpenResolutionsDelegate implements JavaDelegate {

    private final OpenResolutions resolutions;

    OpenResolutionsDelegate(OpenResolutions resolutions) {
        this.resolutions = resolutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        resolutions.of(execution.getProcessBusinessKey());
    }
}
