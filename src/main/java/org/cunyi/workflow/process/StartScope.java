package org.cunyi.workflow.process;

/** What is known of a case while its process instance is being created: the engine asks for the tenant before any variable exists. */
record StartScope(String caseNumber, String orgCode) {

    private static final ThreadLocal<StartScope> CURRENT = new ThreadLocal<>();

    static StartScope current() {
        return CURRENT.get();
    }

    static void set(StartScope scope) {
        CURRENT.set(scope);
    }

    static void clear() {
        CURRENT.remove();
    }
}
