// Several turns, several answers, several ways to look at the lanes.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";

type Sent = { model: string; messages: { role: string; content: string }[] };

/** Every chat completion that the page asks for. */
function record(page: Page): Sent[] {
  const sent: Sent[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/chat/completions")) sent.push(request.postDataJSON());
  });
  return sent;
}

const pair = ["simulator/steady:free", "google/gemma-4-31b-it:free"];

// Bugs: one lane's answer in another's history, a history that is not sent, or sent twice.
test("a follow-up goes on from each lane's own answer", async ({ page }) => {
  test.setTimeout(90_000);
  const sent = record(page);
  const bench = await new Bench(page).connect();
  await bench.choose(...pair);
  await bench.ask("What is a tide?");
  await bench.rest(40_000);
  const first = await Promise.all(["A", "B"].map((letter) => bench.lane(letter).answer.innerText()));
  expect(first[0]).not.toBe(first[1]);
  await bench.ask("And why twice a day?");
  await bench.rest(40_000);
  expect(sent).toHaveLength(4);
  for (const [index, model] of pair.entries()) {
    const [, second] = sent.filter((request) => request.model === model);
    expect(second.messages.map((message) => message.role)).toEqual(["user", "assistant", "user"]);
    const start = second.messages[1].content.replace(/[^a-z]/gi, "").slice(0, 20);
    expect(first[index].replace(/[^a-z]/gi, "")).toContain(start);
    const lane = bench.lane("AB"[index]).root;
    await expect(lane.locator(".said-prompt")).toHaveText(["What is a tide?", "And why twice a day?"]);
    await expect(lane.locator(".exchange .line")).toContainText("tok/s");
  }
});

// Bug: asking again throws away an answer that was paid for with a request.
test("asking again keeps the answer before, and both can be looked at", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  await bench.ask("Say something");
  await bench.rest();
  const lane = bench.lane("A");
  const first = await lane.answer.innerText();
  await lane.button(/^Ask again/).click();
  await expect(lane.root.locator(".versions")).toContainText("Answer 2 of 2");
  await bench.rest();
  await lane.button(/^Earlier answer/).click();
  await expect(lane.root.locator(".versions")).toContainText("Answer 1 of 2");
  await expect(lane.answer).toHaveText(first, { useInnerText: true });
  await expect(lane.figure("total")).toHaveText(/s$/);
  await expect(lane.button(/^Earlier answer/)).toBeDisabled();
});

// Bug: a follow-up for one model is paid for by all.
test("one lane can be asked alone", async ({ page }) => {
  const sent = record(page);
  const bench = await new Bench(page).connect();
  await bench.choose(...pair);
  await bench.ask("What is a tide?");
  await bench.rest();
  await bench.menu("B", "Ask only this lane");
  await expect(page.locator("#price")).toContainText("1 model → 1 request");
  await bench.ask("Shorter, please.");
  await bench.rest();
  expect(sent.map((request) => request.model)).toEqual([...pair, pair[1]]);
  await expect(bench.lane("A").root.locator(".said-prompt")).toHaveCount(0);
  await page.getByRole("button", { name: "Ask all" }).click();
  await expect(page.locator("#price")).toContainText("2 models → 2 requests");
});

// Bug: an edited question that still knows the answer to the one before.
test("editing begins a branch that never heard the first question", async ({ page }) => {
  const sent = record(page);
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  await bench.ask("What is a tide?");
  await bench.rest();
  await page.getByRole("button", { name: "Edit and branch" }).click();
  await expect(bench.prompt).toHaveValue("What is a tide?");
  await bench.ask("What is a wave?");
  await bench.rest();
  expect(sent.at(-1)?.messages).toEqual([{ role: "user", content: "What is a wave?" }]);
  await expect(page.locator(".strip .asked")).toHaveText("What is a wave?");
});

// Bug: a layout that hides lanes for good, or an order that only a mouse can change.
test("lanes stand in three ways and move without dragging", async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await new Bench(page).open();
  await page.getByRole("button", { name: /^Play/ }).click();
  await bench.rest();
  const visible = page.locator(".lane:visible");
  await page.getByRole("radio", { name: "Tabs" }).check({ force: true });
  await expect(visible).toHaveCount(1);
  await page.getByRole("button", { name: /^Lane C/ }).click();
  await expect(bench.lane("C").root).toBeVisible();
  await page.getByRole("radio", { name: "One lane and a list" }).check({ force: true });
  await expect(visible).toHaveCount(1);
  await page.getByRole("radio", { name: "Columns" }).check({ force: true });
  await expect(visible).toHaveCount(4);

  await bench.menu("A", "Move right");
  await expect(page.getByRole("status").filter({ hasText: "Now lane B." })).toBeVisible();
  await expect(bench.lane("B").root.locator(".lane-model")).toContainText("practice/swift");
  await bench.lane("B").root.locator(".plate").dragTo(bench.lane("D").root.locator(".lane-log"));
  await expect(bench.lane("D").root.locator(".lane-model")).toContainText("practice/swift");

  await bench.menu("D", "Fill the page");
  await expect(visible).toHaveCount(1);
  await bench.lane("D").button(/^Back to all lanes/).click();
  await expect(visible).toHaveCount(4);
  await bench.menu("D", "Remove lane");
  await expect(bench.lanes).toHaveCount(3);
});

// Bug: answers that are read side by side at different depths.
test("lanes scroll together when they are told to", async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await new Bench(page).open();
  await bench.ask("Explain tides at length");
  await bench.rest(60_000);
  const top = (letter: string) => bench.lane(letter).root.locator(".lane-log").evaluate((log) => log.scrollTop);
  await page.getByRole("button", { name: "Scroll all lanes together" }).click();
  await bench.lane("B").root.locator(".lane-log").hover();
  await page.mouse.wheel(0, -5_000);
  await expect.poll(() => top("C")).toBe(0);
});
