// How the site can stand, and how it gets there. What looks at every state goes through this list:
// a new state is one entry.
import { expect } from "@playwright/test";
import type { Bench } from "./bench";
import { Models } from "./models";
import { address } from "./servers";

type Reach = (bench: Bench) => Promise<unknown>;

/** Opens a page by its deep link. */
const at = (route: string): Reach => async ({ page }) => {
  await page.goto(`${address.site}#/${route}`);
  await expect(page.locator("#page-title")).toBeVisible();
};

/** Practice, asked; the lanes are under way. */
const play: Reach = async (bench) => {
  await bench.open();
  await bench.page.getByRole("button", { name: /^Play/ }).click();
  await expect(bench.page.locator('.lane-sub .state[data-state="writing"]').first()).toBeVisible();
};

/** Practice with a model that fails in this way, asked and at rest. */
const fail = (model: string): Reach => async (bench) => {
  await bench.connect();
  await bench.choose(`simulator/${model}:free`);
  await bench.ask("Hi");
  await bench.rest();
  await expect(bench.lane("A").trouble).toBeVisible();
};

/** Opens a sheet by a button of the top bar. */
const sheet = (button: string, name: string): Reach => async ({ page }) => {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog.locator("h3").first()).toBeVisible();
};

export const STATES: Record<string, Reach> = {
  "first visit": (bench) => bench.open(),
  "practice running": play,
  "practice done": async (bench) => {
    await play(bench);
    await bench.rest();
  },
  "connected": (bench) => bench.connect(),
  "busy model": fail("busy"),
  "picker": async (bench) => {
    await bench.open();
    await bench.page.keyboard.press("Control+k");
    await expect(bench.page.locator("#model-search")).toBeFocused();
  },
  "connect": async (bench) => {
    await bench.connect();
    await sheet("Settings", "Settings")(bench);
    await bench.page.getByRole("button", { name: "Replace" }).click();
    await expect(bench.page.getByRole("dialog", { name: "Use real models" })).toBeVisible();
  },
  "settings": async (bench) => {
    await bench.connect();
    await sheet("Settings", "Settings")(bench);
  },
  "settings without a key": async (bench) => {
    await bench.open();
    await sheet("Settings", "Settings")(bench);
  },
  "help": async (bench) => {
    await bench.open();
    await sheet("Help and keyboard shortcuts", "Help")(bench);
  },
  "models in practice": at("models"),
  "models": async ({ page }) => {
    const models = await (await new Models(page).open()).read();
    await models.rows.first().getByRole("button").first().click();
    await expect(page.locator("tr.more")).toBeVisible();
  },
  "embed": at("embed"),
};
