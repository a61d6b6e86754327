// How the browser tests run. `cargo xtask test --only browser` builds everything,
// chooses free ports and names them in the environment; the defaults below are
// for `npx playwright test` by hand, after `cargo xtask build`.
import { defineConfig, devices } from "@playwright/test";
import { address, programs } from "./servers";

const browser = {
  executablePath: programs.chromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // A test that passes only when tried again has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Two cores: one for the page, one for the servers and the runner.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTimeout: 45 * 60_000,
  reporter: [["list"], ["json", { outputFile: programs.report }]],
  use: {
    baseURL: address.site,
    // The worker would fetch the whole site again for each test; those about it allow it.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: browser,
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      // Only what says that a phone may differ.
      name: "phone",
      grep: /@phone/,
      use: {
        viewport: { width: 375, height: 812 },
        deviceScaleFactor: 3,
        isMobile: true,
        hasTouch: true,
        userAgent: devices["Pixel 7"].userAgent,
      },
    },
  ],
  webServer: [
    {
      name: "site",
      command: `${programs.xtask} serve --release --dir ${programs.dist} --port ${address.sitePort}`,
      url: address.site,
    },
    {
      name: "site below a path",
      command: `${programs.xtask} serve --release --dir ${programs.dist} --below /some/path/ --port ${address.subpathPort}`,
      url: address.subpath,
    },
    {
      name: "simulator",
      command: `${programs.simulator} --port ${address.simulatorPort}`,
      url: `${address.simulator}/api/v1/models`,
    },
  ],
});
