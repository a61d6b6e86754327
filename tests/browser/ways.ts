// Ways to get the site into a state, for whatever looks at states.
import { expect, type Page } from "@playwright/test";
import { type Bench, scenario } from "./bench";
import { drop, isReady, recording } from "./recording";
import { address } from "./servers";

export type Reach = (bench: Bench) => Promise<unknown>;

/** One after the other. */
export const all = (...steps: Reach[]): Reach => async (bench) => {
  for (const step of steps) await step(bench);
};

/** Opens a page by its deep link. */
export const at = (route: string): Reach => async ({ page }) => {
  await page.goto(`${address.site}#/${route}`);
  await expect(page.locator("#page-title")).toBeVisible();
};

export const open: Reach = (bench) => bench.open();
export const connect: Reach = (bench) => bench.connect();

/** Practice, asked; the lanes are under way. */
export const play: Reach = async (bench) => {
  await bench.open();
  await bench.page.getByRole("button", { name: /^Play/ }).click();
  await expect(bench.page.locator('.lane-sub .state[data-state="writing"]').first()).toBeVisible();
};

export const rest: Reach = (bench) => bench.rest(40_000);

/** Asks these models of the simulator and waits until they are at rest. */
export const ask = (...models: string[]): Reach => async (bench) => {
  await bench.connect();
  await bench.choose(...models.map(scenario));
  await bench.ask("Why is the sky blue?");
  await bench.rest(40_000);
};

/** Opens a sheet by a button, and waits until it shows what it has. */
export const sheet = (button: string | RegExp, name: string, content = "h3"): Reach => async ({ page }) => {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("dialog", { name }).locator(content).first()).toBeVisible();
};

/** The conditions, by the button that this width has. */
export const conditions: Reach = async ({ page }) => {
  await page.getByRole("button", { name: /^(Parameters|Conditions)$/ }).click();
  await expect(page.getByRole("dialog", { name: "Conditions" }).getByLabel("Temperature")).toBeVisible();
};

/** An entry of a lane's menu. */
export const menu = (letter: string, entry: string): Reach => (bench) => bench.menu(letter, entry);

/** Presses a button. */
export const press = (name: string | RegExp): Reach => ({ page }) => page.getByRole("button", { name }).first().click();

/** Expects that this is there. */
export const sees = (selector: string): Reach => ({ page }) => expect(page.locator(selector).first()).toBeVisible();

/** Two kept comparisons, and the list of them. */
export const history: Reach = async (bench) => {
  await bench.open();
  await bench.choose("practice/swift");
  await bench.ask("What is a tide?");
  await bench.rest();
  await press("New")(bench);
  await bench.ask("What is a wave?");
  await bench.rest();
  await sheet("History", "History", "li:nth-child(2)")(bench);
};

/** A recorded session, played to its end. */
export const replay: Reach = async (bench) => {
  await bench.open();
  await isReady(bench.page);
  await drop(bench.page, recording());
  await bench.page.getByText("At once").click();
  await expect(bench.lane("A").state).toHaveText("Done");
};

/** A link that somebody shared, opened. */
export const shared = (query: string): Reach => async ({ page }) => {
  await page.goto(`${address.site}#/?${query}`);
  await expect(page.getByRole("dialog", { name: "A shared comparison" })).toBeVisible();
};

/** A file that is given to all lanes. */
export const attach = (name: string, mimeType: string, bytes: Buffer): Reach => async ({ page }) => {
  await page.getByLabel("Add images or files").setInputFiles({ name, mimeType, buffer: bytes });
  await expect(page.locator(".composer .attached").first()).toBeVisible();
};

/** Scrolls what scrolls in the page's sheet to its end. */
export const toEnd = (page: Page, selector: string): Promise<void> =>
  page.locator(selector).evaluate((element) => element.scrollTo(0, element.scrollHeight));
