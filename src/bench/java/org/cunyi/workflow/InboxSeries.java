package org.cunyi.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** One question asked again and again with one set-up: an engine, with its check of authorisations or without. */
final class InboxSeries {

    private static final String GIVEN_UP = "> " + StockEngine.LONGEST + " s";
    /** Milliseconds after which a slow question has been asked often enough. */
    private static final double ENOUGH = 15_000;

    private final ProcessEngine engine;
    private final boolean authorisations;
    private final Identities identities;
    private final InboxQuestion question;
    private final List<Double> times = new ArrayList<>();
    private double spent;
    private Object answer;

    InboxSeries(ProcessEngine engine, boolean authorisations, Identities identities, InboxQuestion question) {
        this.engine = engine;
        this.authorisations = authorisations;
        this.identities = identities;
        this.question = question;
    }

    void ask(boolean counted) {
        if (spent > ENOUGH || GIVEN_UP.equals(answer)) {
            return;
        }
        double took = asThePerson(() -> {
            long from = System.nanoTime();
            try {
                answer = question.asked().apply(engine);
            } catch (ProcessEngineException e) {
                answer = GIVEN_UP;
            }
            return (System.nanoTime() - from) / 1e6;
        });
        spent += took;
        if (counted || spent > ENOUGH) {
            times.add(took);
        }
    }

    List<String> statements() {
        return asThePerson(() -> EngineSql.of(() -> question.asked().apply(engine)));
    }

    private <T> T asThePerson(Supplier<T> act) {
        Identities.Rights rights = identities.rightsOf(question.login());
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setAuthorizationEnabled(authorisations);
        engine.getIdentityService().setAuthentication(question.login(), rights.groups(), rights.tenants());
        try {
            return act.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setAuthorizationEnabled(true);
        }
    }

    boolean agreesWith(InboxSeries other) {
        return GIVEN_UP.equals(answer) || answer.equals(other.answer);
    }

    double percentile(int which) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * which / 100));
    }

    String at(int which) {
        return GIVEN_UP.equals(answer) ? GIVEN_UP : "%.1f".formatted(percentile(which));
    }
}
