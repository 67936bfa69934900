package org.cunyi.browser;

import com.microsoft.playwright.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The people of one test, each at a browser of his own. When the test fails, every open page is photographed
 * and what its console said is written beside the picture. */
final class Visits implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {

    private final List<Visitor> visitors = new ArrayList<>();
    private Browser browser;
    private String base;

    @Override
    public void beforeEach(ExtensionContext test) {
        browser = test.getRoot().getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Chromium.class, c -> new Chromium(), Chromium.class).browser();
        base = "http://localhost:" + SpringExtension.getApplicationContext(test).getEnvironment().getProperty("local.server.port");
    }

    /** Somebody who has logged in. */
    Visitor of(String login) {
        Visitor visitor = anonymous(login);
        visitor.open("/login");
        visitor.logIn(login, Visitor.PASSWORD);
        return visitor;
    }

    /** Somebody without a login, at a desk. */
    Visitor anonymous(String name) {
        return anonymous(name, new Browser.NewContextOptions().setViewportSize(1400, 1000));
    }

    Visitor anonymous(String name, Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(name, browser.newContext(options.setBaseURL(base).setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")));
        visitors.add(visitor);
        return visitor;
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            String where = test.getRequiredTestClass().getSimpleName() + "-" + test.getRequiredTestMethod().getName();
            visitors.forEach(v -> v.photograph("failed-" + where + "-" + v.name()));
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        visitors.forEach(Visitor::close);
        visitors.clear();
    }
}
