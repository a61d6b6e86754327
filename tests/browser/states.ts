// How the site can stand. What looks at every state goes through this list: a new state is one entry.
import { expect } from "@playwright/test";
import { Models } from "./models";
import * as way from "./ways";

const { all, sees } = way;

const SETTINGS = way.sheet("Settings", "Settings");
const GRADE = Buffer.from("# Notes\n");

export const STATES: Record<string, way.Reach> = {
  // Comparing.
  "first visit": way.open,
  "practice running": way.play,
  "practice done": all(way.play, way.rest),
  "connected": way.connect,
  "busy model": all(way.ask("busy"), sees(".trouble")),
  "waiting for the minute": async (bench) => {
    await bench.connect();
    await bench.choose("simulator/minute-spent:free", "simulator/steady:free");
    await bench.ask("Hi");
    await expect(bench.lane("A").root.locator(".waiting")).toBeVisible();
  },
  "second question and second answer": async (bench) => {
    await way.ask("steady", "thinker")(bench);
    await bench.ask("And at sunset?");
    await bench.rest();
    await bench.lane("A").button(/^Ask again/).click();
    await expect(bench.lane("A").root.locator(".versions")).toContainText("Answer 2 of 2");
    await bench.rest();
    await bench.lane("B").root.locator(".think > summary").first().click();
  },
  "only one lane is asked": all(way.ask("steady", "crlf"), way.menu("B", "Ask only this lane"), sees(".aimed")),
  "a branch": all(way.ask("steady"), way.press("Edit and branch"), sees(".aimed")),
  "menu of a lane": all(way.ask("steady", "crlf"), way.press("More for lane A"), sees(".menu:popover-open .menu-list")),
  "one lane fills the page": all(way.ask("steady", "crlf"), way.menu("A", "Fill the page"), sees(".lane.full")),
  "a function was called": async (bench) => {
    await bench.connect();
    await bench.choose("simulator/tools:free");
    await way.conditions(bench);
    await bench.page.getByRole("checkbox", { name: /Models may call/ }).check();
    await bench.page.keyboard.press("Escape");
    await bench.ask("What time is it?");
    await bench.rest();
    await bench.lane("A").root.locator(".called summary").click();
  },
  "the free router's draw": async (bench) => {
    await bench.connect();
    await bench.choose("openrouter/free");
    await bench.ask("Hi");
    await bench.rest();
    await expect(bench.page.locator(".pin")).toBeVisible();
  },
  "a file that a lane cannot read": all(
    way.connect,
    (bench) => bench.choose("google/gemma-4-31b-it:free", "simulator/steady:free"),
    way.attach("notes.md", "text/markdown", GRADE),
    way.attach("sound.mp3", "audio/mpeg", GRADE),
    sees(".skipped"),
  ),

  // After the run.
  "how the run went": all(way.ask("steady", "error-first"), ({ page }) => page.locator("#verdict").click(), sees(".verdict .tbl")),
  "diff": all(way.ask("steady", "crlf"), way.press(/^Diff/), sees(".diff-text > *")),
  "behind the answer": all(way.ask("steady"), way.menu("A", "Raw text and receipt"), sees("dialog .code, dialog pre")),
  "sharing": all(way.ask("steady"), way.press("Share"), sees("#share-address"), ({ page }) => page.locator("#share-words").check()),
  "a shared link": way.shared("v=1&m=practice/swift:free&m=practice/ponder:free&p=Hello&temperature=0.5"),
  "a shared link that is cut": way.shared("v=1&p=%FF"),
  "history": way.history,
  "history after a deletion": all(way.history, way.press(/^Delete: What is a tide/), sees(".undo")),
  "empty history": all(way.open, way.sheet("History", "History", "p")),
  "replay": way.replay,

  // Sheets.
  "picker": async (bench) => {
    await bench.open();
    await bench.page.keyboard.press("Control+k");
    await expect(bench.page.locator("#model-search")).toBeFocused();
  },
  "picker of many models": async (bench) => {
    await bench.connect();
    await bench.page.keyboard.press("Control+k");
    await way.press(/^Surprise me/)(bench);
    await way.press(/^Save/)(bench);
    await bench.page.keyboard.type("Mine");
  },
  "conditions": async (bench) => {
    await bench.connect();
    await bench.choose("simulator/steady:free", "simulator/thinker:free");
    await way.conditions(bench);
    await bench.page.getByLabel("Temperature").fill("2.5");
    await bench.page.getByLabel("Effort").selectOption("low");
    await bench.page.getByRole("checkbox", { name: /Answer in JSON/ }).check();
    await bench.page.getByText("Write it as a list of fields").click();
    await way.press("Add a field")(bench);
    await expect(bench.page.locator(".wrong, .ignored").first()).toBeVisible();
  },
  "conditions of one lane": all(way.ask("steady", "crlf"), way.menu("B", "Conditions of this lane"), async ({ page }) => {
    await page.getByLabel("Temperature").fill("0");
  }),
  "connect": async (bench) => {
    await bench.connect();
    await SETTINGS(bench);
    await bench.page.getByRole("button", { name: "Replace" }).click();
    await expect(bench.page.getByRole("dialog", { name: "Use real models" })).toBeVisible();
  },
  "a key that is refused": async (bench) => {
    await bench.open();
    await bench.submit("sk-or-v1-too-short", "http://127.0.0.1:9/api/v1");
    await expect(bench.page.locator("#connect-error, [aria-invalid=true]").first()).toBeVisible();
  },
  "settings": all(way.connect, SETTINGS),
  "settings without a key": all(way.open, SETTINGS),
  "settings, about to delete everything": all(way.open, SETTINGS, way.press("Delete everything"), ({ page }) =>
    expect(page.getByRole("button", { name: "Delete it all" })).toBeVisible(),
  ),
  "help": all(way.open, way.sheet("Help and keyboard shortcuts", "Help")),

  // Pages.
  "models in practice": way.at("models"),
  "models": async ({ page }) => {
    const models = await (await new Models(page).open()).read();
    await models.rows.first().getByRole("button").first().click();
    await expect(page.locator("tr.more")).toBeVisible();
  },
  "no model found": async ({ page }) => {
    const models = await new Models(page).open();
    await models.search.fill("there is no such model");
    await expect(models.rows).toHaveCount(0);
  },
  "embed": way.at("embed"),
  "embed, the element at work": all(way.at("embed"), way.press("See the element live"), async ({ page }) => {
    const element = page.locator(".preview tollfree-chat");
    await element.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(element.getByRole("button", { name: "Copy this answer" })).toBeVisible({ timeout: 30_000 });
  }),
  "embed, an example": all(way.at("embed"), ({ page }) => page.locator(".example summary").nth(2).click(), sees(".example pre .text")),
};
