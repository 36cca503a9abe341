package com.shop.playground.storefront;

import com.shop.database.OnPath;
import com.shop.database.Requires;
import com.shop.playground.storefront.page.Storefront;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with a profile of its own. */
final class Browser implements AutoCloseable {
  /** As on Kubernetes: plain HTTP, and no secure context. */
  private static final String HOST = "api.shop.com";

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final Path ON_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  /** Before anything is shown, so that nothing moves. */
  private static final String MIRROR =
      """
      new MutationObserver((_, observer) => {
        document.documentElement.dir = 'rtl';
        observer.disconnect();
      }).observe(document, {childList: true});
      """;

  private static final Duration PATIENCE_WITH_SCRIPTS = Duration.ofMinutes(2);

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /**
   * Cumulative Layout Shift as web.dev/cls defines it: the largest sum of shifts that no input has
   * caused, within 5 s and without a pause of 1 s. An input causes what happens within 500 ms of it
   * and, since a busy machine may need longer, of the responses to requests that began then. A
   * request that changes something leads to others.
   */
  private static final String MEASURE_LAYOUT_SHIFTS =
      """
      {
        window.layoutShift = {largest: 0, moved: []};
        let sum = 0, first = 0, last = 0;
        const leading = [], causes = [];
        const follows = (time, others) => others.some(other => other <= time && time < other + 500);
        for (const type of ['pointerdown', 'keydown']) {
          addEventListener(type, () => leading.push(performance.now()), {capture: true});
        }
        const real = window.fetch;
        window.fetch = async (url, options) => {
          const isCaused = follows(performance.now(), leading);
          try {
            return await real(url, options);
          } finally {
            const list = (options?.method ?? 'GET') === 'GET' ? causes : leading;
            if (isCaused) list.push(performance.now());
          }
        };
        new PerformanceObserver(list => {
          for (const shift of list.getEntries()) {
            if (shift.hadRecentInput || follows(shift.startTime, [...leading, ...causes])) continue;
            if (shift.startTime - last > 1000 || shift.startTime - first > 5000) {
              sum = 0;
              first = shift.startTime;
            }
            last = shift.startTime;
            sum += shift.value;
            layoutShift.largest = Math.max(layoutShift.largest, sum);
            layoutShift.moved.push(
              shift.value.toFixed(3) + ' ' + location.hash + ' '
                + shift.sources.map(source => (source.node?.outerHTML ?? '').slice(0, 60)).join(' '));
          }
        }).observe({type: 'layout-shift', buffered: true});
      }
      """;

  /**
   * Held here, since the logger and its level could be garbage collected otherwise. Selenium warns
   * that it has no bindings for the newest versions, which nothing here uses.
   */
  private static final Logger BINDINGS =
      Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

  static {
    BINDINGS.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final Screen screen;

  private Browser(ChromeDriver driver, Screen screen) {
    this.driver = driver;
    this.screen = screen;
  }

  /** Skips the test where there is no browser. */
  static Browser open(Screen screen) {
    Optional<Path> browser =
        BROWSERS.stream()
            .map(OnPath::find)
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> Optional.of(ON_MACOS).filter(Files::isExecutable));
    Optional<Path> chromedriver = OnPath.find("chromedriver");
    Requires.that(browser.isPresent() && chromedriver.isPresent(), "Chromium and its chromedriver");
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build(),
            options(browser.get(), screen));
    Browser opened = new Browser(driver, screen);
    try {
      opened.prepare();
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void prepare() {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                feature("prefers-color-scheme", screen.isDark() ? "dark" : "light"),
                // Pictures and measurements of what moves would differ each time.
                feature("prefers-reduced-motion", "reduce"))));
    scriptFirst(MEASURE_LAYOUT_SHIFTS);
    if (screen.isMirrored()) {
      scriptFirst(MIRROR);
    }
    resize(screen.height());
  }

  private static Map<String, String> feature(String name, String value) {
    return Map.of("name", name, "value", value);
  }

  /** The window itself cannot be as narrow as a phone. */
  private void resize(int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            screen.width(),
            "height",
            height,
            "deviceScaleFactor",
            1,
            "mobile",
            screen.isPhone()));
  }

  private static ChromeOptions options(Path browser, Screen screen) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    // What axe-core takes for a long page on a busy machine; 30 s by default.
    options.setScriptTimeout(PATIENCE_WITH_SCRIPTS);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // As behind an Ingress: a host that is no secure context.
        "--host-resolver-rules=MAP " + HOST + " 127.0.0.1",
        "--no-proxy-server",
        "--accept-lang=" + screen.language(),
        "--lang=" + screen.language());
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", screen.language()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** The shop of all tests, as this browser reaches it. */
  Storefront storefront() {
    return new Storefront(driver, shop());
  }

  static URI shop() {
    return URI.create("http://%s:%d".formatted(HOST, RunningShop.base().getPort()));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Runs a script in each page that is loaded from now on, before those of the page itself. */
  void scriptFirst(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  String currentTab() {
    return driver.getWindowHandle();
  }

  Set<String> tabs() {
    return driver.getWindowHandles();
  }

  void switchTo(String tab) {
    driver.switchTo().window(tab);
  }

  /** A tab of the same browser, which is the current one from now on. */
  void openTab() {
    driver.switchTo().newWindow(WindowType.TAB);
  }

  /**
   * What the console reported as an error since the last call. A browser reports each response with
   * an error status too; those the tests cause on purpose.
   */
  List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("Failed to load resource"))
        .toList();
  }

  /** Writes a picture of the whole page below {@code target/screenshots}. */
  void photograph(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      int height =
          ((Number) driver.executeScript("return document.documentElement.scrollHeight"))
              .intValue();
      resize(Math.max(height, screen.height()));
      Files.write(
          SCREENSHOTS.resolve(screen + "-" + name + ".png"),
          driver.getScreenshotAs(OutputType.BYTES));
      resize(screen.height());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
