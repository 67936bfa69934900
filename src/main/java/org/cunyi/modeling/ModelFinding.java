package org.cunyi.modeling;

/**
 * What is wrong with a model, or worth a look.
 *
 * @param file    path such as {@code bpmn/decision.bpmn}
 * @param element id of the element, row or field; {@code null} where it is the file as a whole
 * @param message in Chinese, for whoever draws models
 * @param blocks  whether a draft with it cannot be released
 */
public record ModelFinding(String file, String element, String message, boolean blocks) {
}
