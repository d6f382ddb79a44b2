package dev.pageturner.bot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pageturner.bot.real.Needed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rehearsal as a person plays it: everything by mouse and keys in a real Chromium. A picture of each moment is kept. */
@Tag("browser")
class RehearsalInBrowserTest {
    private static final String PODS = "kubectl get pods -n dark-tower -l app=meeting-controller";
    private static final double SOON = 20_000;
    private static final double HEALING = 150_000;

    private final List<String> complaints = new ArrayList<>();
    private int pictures;
    private Page page;

    @Test
    void aPersonAtThePageFindsTheBadReleaseAndHealsIt(@TempDir Path data) throws Exception {
        Needed.programs("chromium");
        Path library = Path.of("../runbooks/library").toAbsolutePath().normalize();
        try (Rehearsal rehearsal = new Rehearsal(data, library, Clock.systemUTC(), line -> {});
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser chromium = chromium(playwright)) {
            page = open(rehearsal, chromium, 1280, 900, ColorScheme.LIGHT);
            theAlertOpensAThread();
            aDiagnosticAnswers();
            theRollbackIsAskedFor();
            theRequesterCannotApprove();
            anApproverApproves();
            itHeals();
            page.context().close();
            looksAgain(rehearsal, chromium, 1280, 900, "dark");
            looksAgain(rehearsal, chromium, 360, 740, "phone");
            assertThat(complaints).isEmpty();
        }
    }

    private static Browser chromium(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private Page open(Rehearsal rehearsal, Browser chromium, int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page opened = context.newPage();
        opened.setDefaultTimeout(SOON);
        opened.onPageError(complaints::add);
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        opened.navigate(rehearsal.page().toString());
        return opened;
    }

    private void theAlertOpensAThread() {
        assertThat(head()).containsText("MCPodsCrashLooping", within(HEALING));
        picture("the-alert");
        head().locator(".thread-line").click();
        assertThat(replies()).containsText("Pods Crash After a Rollout", within(SOON));
        picture("the-scenario");
    }

    private void aDiagnosticAnswers() {
        Locator run = step(PODS);
        run.scrollIntoViewIfNeeded();
        run.click();
        assertThat(newest()).containsText("RESTARTS", within(SOON));
        assertThat(newest()).containsText("meeting-controller-");
        picture("an-answer-below");
        below();
        picture("an-answer");
    }

    private void theRollbackIsAskedFor() {
        Locator ask = step("kubectl rollout undo deployment/meeting-controller -n dark-tower");
        ask.scrollIntoViewIfNeeded();
        picture("the-remedies");
        ask.click();
        assertThat(dialog()).containsText("v1.4.2", within(SOON));
        picture("the-preview");
        dialog().locator("textarea").fill("v1.4.3 panics when it restores meetings; v1.4.2 was well");
        dialog().getByRole(AriaRole.BUTTON, name("Request approval")).click();
        assertThat(dialog()).isHidden();
        assertThat(newest()).containsText("Approval needed", within(SOON));
        below();
        picture("the-request");
    }

    private void theRequesterCannotApprove() {
        approve();
        picture("are-you-sure");
        confirm();
        assertThat(replies().locator(".ephemeral").last())
                .containsText("somebody else has to approve it", within(SOON));
        picture("refused");
    }

    private void anApproverApproves() {
        page.locator("#who").selectOption("U0ALICE");
        openThread();
        picture("as-the-approver");
        approve();
        confirm();
        assertThat(replies()).containsText("Approved by", within(SOON));
        picture("under-way");
    }

    private void itHeals() {
        assertThat(replies()).containsText("Done: Roll back", within(HEALING));
        picture("rolled-back");
        assertThat(head()).containsText("RESOLVED", within(HEALING));
        assertThat(head()).containsText("What was done");
        head().scrollIntoViewIfNeeded();
        picture("resolved");
    }

    private void looksAgain(Rehearsal rehearsal, Browser chromium, int width, int height, String name) {
        page = open(rehearsal, chromium, width, height, name.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT);
        assertThat(head()).containsText("RESOLVED", within(SOON));
        picture(name);
        openThread();
        picture(name + "-thread");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        page.context().close();
    }

    /** The message at the head of the incident's thread, in the channel. */
    private Locator head() {
        return page.locator("#messages .message:not(.ephemeral)")
                .filter(new Locator.FilterOptions().setHasText("MCPodsCrashLooping"))
                .last();
    }

    private void openThread() {
        head().locator(".thread-line").click();
        assertThat(replies()).containsText("Pods Crash After a Rollout", within(SOON));
    }

    private Locator replies() {
        return page.locator("#replies");
    }

    /** Whoever reads further up is told that there is something new. */
    private void below() {
        page.locator("#thread .below").click();
        assertThat(page.locator("#thread .below")).hasCount(0);
    }

    /** What was posted last for everybody. */
    private Locator newest() {
        return replies().locator(".message:not(.ephemeral)").last();
    }

    /** The button beside a step. */
    private Locator step(String command) {
        return replies()
                .locator(".b-section")
                .filter(new Locator.FilterOptions().setHasText(command))
                .locator(".accessory button")
                .first();
    }

    private void approve() {
        newest().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
    }

    private void confirm() {
        page.locator("dialog.confirm footer .filled").click();
    }

    private Locator dialog() {
        return page.locator("dialog.modal");
    }

    private static Locator.GetByRoleOptions name(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.ContainsTextOptions within(double millis) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis);
    }

    private void picture(String name) {
        pictures++;
        // Off the messages, so that no toolbar covers what they say.
        page.mouse().move(page.viewportSize().width / 2.0, 10);
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/%02d-%s.png".formatted(pictures, name))));
    }
}
