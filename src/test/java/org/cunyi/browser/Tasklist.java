package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.cunyi.Client;

/** The engine's Tasklist, used the way an official uses it. */
final class Tasklist {

    static final String PATH = "/camunda/app/tasklist/default/";

    private final Page page;

    Tasklist(Visitor visitor) {
        page = visitor.page();
    }

    /** Opens the start form of a procedure from Tasklist's own menu. */
    Tasklist begin(String procedure) {
        page.navigate(PATH);
        page.locator(".start-process-action a").click();
        page.locator(".modal-content a").filter(words(procedure)).first().click();
        form().waitFor();
        return this;
    }

    Tasklist open(String task, String matter) {
        page.navigate(PATH);
        page.locator(".tasks-list h4.task a").filter(words(task + "：" + matter)).first().click();
        form().waitFor();
        return this;
    }

    /** Opens a task from the list and makes it one's own; until then its form is closed. */
    Tasklist claim(String task, String matter) {
        open(task, matter);
        page.locator("button.claim").click();
        page.locator(".assignee .unclaim").waitFor();
        assertThat(page.locator(".disabled-form")).hasCount(0);
        return this;
    }

    /** The form of a step of that case, claimed and all of it in the picture, with nothing on it that is no Chinese. */
    static Tasklist at(Visitor visitor, int port, String caseNumber, String step) {
        visitor.page().setViewportSize(1400, 1900);
        Tasklist form = new Tasklist(visitor).take(new Client(port, visitor.name()).task(caseNumber, step));
        visitor.seesOnlyChinese();
        return form;
    }

    /** Opens one task by its address, as the case's page does, and makes it one's own. */
    private Tasklist take(String taskId) {
        page.navigate("about:blank");
        page.navigate(PATH + "#/?task=" + taskId);
        form().waitFor();
        page.locator("button.claim").click();
        page.locator(".assignee .unclaim").waitFor();
        assertThat(page.locator(".disabled-form")).hasCount(0);
        return this;
    }

    /** Writes into the fields of those keys. */
    Tasklist fill(Map<String, Object> values) {
        values.forEach((key, value) -> field(key).fill(value.toString()));
        return this;
    }

    Tasklist choose(String question, String answer) {
        Locator label = page.locator("label").filter(words(question));
        Locator asked = form().locator(".fjs-form-field-radio, .fjs-form-field-select").filter(new Locator.FilterOptions().setHas(label)).first();
        Locator list = asked.locator(".fjs-select-display");
        if (list.count() > 0) {
            list.click();
            page.locator(".fjs-dropdownlist-item").filter(words(answer)).first().click();
        } else {
            asked.locator("label:has(input)").filter(words(answer)).first().locator("input").check();
        }
        return this;
    }

    Locator field(String key) {
        return form().locator("[id$='_" + key + "']");
    }

    Locator form() {
        return page.locator(".fjs-container").last();
    }

    /** Sends the form and says with what status the server answered. */
    int submit() {
        Locator button = page.locator(".form-actions button.btn-primary:visible, .modal-footer button.btn-primary:visible");
        return page.waitForResponse(r -> r.url().endsWith("/submit-form"), button::click).status();
    }

    /** Sends a form that is in order. */
    void done() {
        int status = submit();
        if (status >= 300) {
            throw new AssertionError("refused with " + status + ": " + refusal().innerText());
        }
        assertThat(form()).not().isVisible();
    }

    /** What Tasklist says when the server has refused. */
    Locator refusal() {
        return page.locator(".notifications .alert-danger").last();
    }

    private static Locator.FilterOptions words(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }
}
