package org.cunyi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The machine's own Chromium, one for the whole test run. */
final class Chromium implements ExtensionContext.Store.CloseableResource {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** How long a page may take on a busy machine. */
    static final int PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path executable = executable();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
    }

    Browser browser() {
        return browser;
    }

    private static Path executable() {
        List<String> folders = Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream().flatMap(n -> folders.stream().map(f -> Path.of(f, n))).flatMap(Chromium::onWindowsToo)
                .filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium and found none of " + NAMES + " on the PATH. Debian: apt-get install chromium"
                                + " fonts-noto-cjk. 浏览器测试需要 Chromium，请先安装。"));
    }

    private static Stream<Path> onWindowsToo(Path path) {
        return Stream.of(path, Path.of(path + ".exe"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
