package org.cunyi.workflow;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * A field of a deployed Camunda Form as far as the server checks it.
 *
 * @param allowed        values that may be chosen, empty where the choices come from elsewhere or the field is free
 * @param optionsFrom    name under which a {@link StepRule} gives the choices, or {@code null}
 * @param variable       {@code null}, or how the answer is handed to the process: {@code true} as it is, {@code boolean} as a Boolean
 * @param properties     the modeller's own properties of the component
 */
public record FormField(String id, String key, String label, String type, boolean required, boolean readOnly, Integer maxLength,
        String pattern, BigDecimal min, BigDecimal max, Integer decimalDigits, Set<String> allowed, String optionsFrom, String variable,
        Map<String, String> properties) {

    /**
     * Name of the choices that this field is repeated for, {@code null} for an ordinary field: one component of the deployed form becomes one
     * per choice with the key {@code key_choice}; several that stand together stand together for each choice. form-js has lists of its own,
     * but what they send the engine's REST refuses.
     */
    public String repeats() {
        return properties.get("repeat");
    }

    /** This field for one of its choices. */
    FormField of(Option choice) {
        return new FormField(id, key + "_" + choice.value(), choice.label() + "：" + label, type, required, readOnly, maxLength, pattern, min, max,
                decimalDigits, allowed, optionsFrom, variable, properties);
    }

    /** Whether the answer is about a person: its rule keeps it encrypted, and neither the record of steps nor the process gets it. */
    public boolean isPersonal() {
        return "true".equals(properties.get("personal"));
    }

    public boolean isDate() {
        return id.startsWith("date_");
    }
}
