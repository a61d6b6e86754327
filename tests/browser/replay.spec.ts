// A recorded session, played again with its timing.
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { drop, isReady, recording } from "./recording";

const bar = (page: Page) => page.getByRole("region", { name: "Replay" });

// Bugs: a replay that needs a key, sends something, shows other figures or words, or has no rhythm.
test("a session plays with its own timing and figures", { tag: "@phone" }, async ({ page }) => {
  test.setTimeout(60_000);
  const bench = await new Bench(page).open();
  await isReady(page);
  await drop(page, recording());
  const begin = Date.now();
  await expect(bar(page)).toContainText("Recorded on 2025-10-09, replayed.");
  await expect(bench.lane("B").state).toHaveText("Failed");
  await expect(bench.lane("A").state).not.toHaveText("Done");
  await expect(bench.lane("A").state).toHaveText("Done");
  expect(Date.now() - begin).toBeGreaterThan(7_500);
  await expect(bench.lane("A").answer).toHaveText("One two three four five.");
  await expect(bench.lane("A").figure("total")).toHaveText("8.0 s");
  await expect(bench.lane("A").root.locator(".lane-model")).toContainText("alpha");

  await bar(page).getByRole("button", { name: "From the beginning" }).click();
  await expect(bench.lane("A").answer).toHaveText("One two", { timeout: 5_000 });
  await bar(page).getByRole("button", { name: "Pause" }).click();
  const held = await bench.lane("A").answer.innerText();
  await page.waitForTimeout(1_200);
  await expect(bench.lane("A").answer).toHaveText(held);
  await bar(page).getByText("At once").click();
  await expect(bench.lane("A").answer).toHaveText("One two three four five.");
  await expect(bench.lane("A").state).toHaveText("Done");
  await bar(page).getByRole("button", { name: "Close the replay" }).click();
  await expect(bar(page)).toBeHidden();
});

// Bug: what was played is kept as if the visitor had asked it.
test("a replay is not kept until something is asked in it", async ({ page }) => {
  const bench = await new Bench(page).open();
  await isReady(page);
  await drop(page, recording());
  await bar(page).getByText("4×").click();
  await expect(bench.lane("A").state).toHaveText("Done");
  await page.waitForTimeout(2_000);
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByRole("dialog", { name: "History" })).toContainText("Nothing is kept yet");
});

// Bug: a recording that does not play what was on the page when it was saved.
test("what was asked is saved as a recording and plays again", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.choose("practice/swift");
  await bench.ask("Record this");
  await bench.rest();
  const answer = await bench.lane("A").answer.innerText();
  await page.getByRole("button", { name: "History" }).click();
  const sheet = page.getByRole("dialog", { name: "History" });
  const download = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Save this comparison as a recording" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("record-this.tollfree.json");
  const text = await readFile(await file.path(), "utf8");
  await page.keyboard.press("Escape");
  await drop(page, text);
  await bar(page).getByText("At once").click();
  await expect(bench.lane("A").answer).toHaveText(answer, { useInnerText: true });
  await expect(bench.lane("A").root.locator(".lane-sub")).toContainText("simulated");
});
