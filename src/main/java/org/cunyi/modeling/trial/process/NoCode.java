package org.cunyi.modeling.trial.process;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;

/** The second wall behind the checks: an engine of trials knows no scripts and makes no objects of classes that a model names. */
final class NoCode extends ScriptFactory implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> named) {
        throw new NotAllowed("模型里不得引用程序类：" + named.getName());
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
        throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
        throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
        throw refused(language);
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
        throw refused(language);
    }

    private static NotAllowed refused(String language) {
        return new NotAllowed("模型里不得使用脚本：" + language);
    }
}
