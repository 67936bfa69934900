package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.springframework.core.io.ClassPathResource;

/** One person at one browser window. */
final class Visitor {

    static final String PASSWORD = "cunyi-demo";
    /** Case numbers, login names, the names of keys on the keyboard, and the numbers of the county's situations. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Z]{2}-[0-9-]+|(zhang|li|liulin|wang)-[a-z0-9-]+|ctrl\\+(alt|shift)\\+[a-z]|[ABC]0[1-9]");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String name;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> unanswered = new ArrayList<>();

    Visitor(String name, BrowserContext browser) {
        this.name = name;
        this.browser = browser;
        browser.setDefaultTimeout(Chromium.PATIENCE_MS);
        browser.addInitScript("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' '"
                + " + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber), true)");
        page = browser.newPage();
        listen();
    }

    private void listen() {
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.type() + " on " + page.url() + ": " + m.text() + " (" + m.location() + ")");
            }
        });
        page.onPageError(e -> complaints.add("page error on " + page.url() + ": " + e));
        page.onRequest(unanswered::add);
        page.onRequestFinished(unanswered::remove);
        page.onRequestFailed(r -> {
            unanswered.remove(r);
            if (!r.failure().contains("ERR_ABORTED")) {
                complaints.add("request failed on " + page.url() + ": " + r.method() + " " + r.url() + " " + r.failure());
            }
        });
    }

    String name() {
        return name;
    }

    Page page() {
        return page;
    }

    /** What the browser's console complained of, violations of the content security policy among it. */
    List<String> complaints() {
        return complaints;
    }

    Response open(String path) {
        return page.navigate(path);
    }

    void logIn(String login, String password) {
        page.fill("#username", login);
        page.fill("#password", password);
        press("main form button");
    }

    /** Presses what leads to another page, and waits for that page. */
    void press(String button) {
        boolean[] arrived = {false};
        Consumer<Page> arrival = p -> arrived[0] = true;
        page.onDOMContentLoaded(arrival);
        page.click(button);
        page.waitForCondition(() -> arrived[0]);
        page.offDOMContentLoaded(arrival);
        page.waitForLoadState();
    }

    Locator main() {
        return page.locator("main");
    }

    void sees(String words) {
        assertThat(main()).containsText(words);
    }

    /**
     * No Latin letter in anything that stands on the page, is read out or appears under the pointer, but for what has no other form. Tasklist fetches
     * its words after its lists: a due date is in English for a moment on a slow machine, and may not stay so.
     */
    void seesOnlyChinese() {
        try {
            page.waitForCondition(() -> latin().isEmpty(), new Page.WaitForConditionOptions().setTimeout(10_000));
        } catch (TimeoutError stillThere) {
            // said below, with the words
        }
        Assertions.assertThat(latin()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> latin() {
        return ((List<String>) run("seen-words.js", null)).stream().filter(words -> LATIN.matcher(ALLOWED.matcher(words).replaceAll("")).find()).toList();
    }

    /** No code of the product where a person expects words. */
    void seesNoCodes() {
        Assertions.assertThat(main().innerText()).doesNotContainPattern("\\b(M[1-5]|null|true|false|none|[a-z]+(-[a-z]+)+|[a-z]+(_[a-z]+)+)\\b");
    }

    /** Runs a script of {@code src/test/resources/browser} in the page. */
    Object run(String script, Object argument) {
        try {
            return page.evaluate(new ClassPathResource("browser/" + script).getContentAsString(StandardCharsets.UTF_8), argument);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void snap(String picture) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")).setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** The page as it is when a test has failed, and what the browser had to say. */
    void photograph(String picture) {
        snap(picture);
        List<String> lines = new ArrayList<>(List.of(page.url()));
        lines.addAll(complaints);
        unanswered.forEach(r -> lines.add("not answered: " + r.method() + " " + r.url()));
        try {
            Files.write(PICTURES.resolve(picture + ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        browser.close();
    }
}
