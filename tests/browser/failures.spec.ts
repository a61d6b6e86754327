// Each failure stays in its own lane, with its cause and what to do.
import { expect, test } from "@playwright/test";
import { Bench } from "./bench";
import { chats } from "./simulator";

type Failure = { name: string; code: string; remedy: RegExp; keepsText?: boolean; offers?: RegExp };

const failures: Failure[] = [
  { name: "busy", code: "upstream_busy", remedy: /another free model/, offers: /Ask again.*1 request/s },
  { name: "day-spent", code: "day_limit", remedy: /midnight UTC/ },
  { name: "mid-error", code: "stream_error", remedy: /Keep what arrived/, keepsText: true },
  { name: "error-first", code: "provider_failed", remedy: /another free model/ },
  { name: "error-200", code: "provider_failed", remedy: /another free model/ },
  { name: "cut", code: "stream_cut", remedy: /Keep what arrived/, keepsText: true },
  { name: "no-done", code: "stream_cut", remedy: /Keep what arrived/, keepsText: true },
  { name: "empty-length", code: "empty_by_length", remedy: /max_tokens/ },
  { name: "unauthorized", code: "key_rejected", remedy: /new key/, offers: /openrouter\.ai\/keys/ },
  { name: "credits", code: "credits_required", remedy: /default plugins/, offers: /settings\/plugins/ },
  { name: "gate", code: "gated", remedy: /another model/, offers: /Choose another model/ },
  { name: "flagged", code: "moderated", remedy: /Rephrase/ },
  { name: "privacy", code: "privacy_restricted", remedy: /train on/, offers: /settings\/privacy/ },
  { name: "retired", code: "free_ended", remedy: /another free model/, offers: /Choose another model/ },
  { name: "gone", code: "model_gone", remedy: /another model/ },
  { name: "overloaded", code: "provider_failed", remedy: /another free model/ },
  { name: "edge", code: "network", remedy: /connection/ },
  { name: "html", code: "not_an_api", remedy: /base URL/i },
  { name: "string-code", code: "stream_error", remedy: /Keep what arrived/, keepsText: true },
];

// Bugs: a failure that looks like an answer, that hides its cause, that offers what cannot help,
// or that takes the text away which had arrived.
for (const { name, code, remedy, keepsText, offers } of failures) {
  test(`${name} shows ${code} and its remedy`, async ({ page }) => {
    const bench = await new Bench(page).connect();
    await bench.choose(`simulator/${name}:free`);
    await bench.ask("Tell me of the sea");
    const lane = bench.lane("A");
    await expect(lane.state).toHaveText("Failed", { timeout: 20_000 });
    await expect(lane.trouble).toHaveAttribute("data-code", code);
    await expect(lane.trouble.locator(".remedy")).toHaveText(remedy);
    if (offers) await expect(lane.trouble.locator(".ways")).toHaveText(offers);
    if (keepsText) await expect(lane.answer).toHaveText(/\w+ \w+/);
    await expect(page.getByRole("status")).toContainText("A failed");
  });
}

// Bugs: a wait that looks like a hang, a countdown that stands still, one that cannot be stopped.
test("a lane that waits for the minute says until when, and can be stopped", async ({ page }) => {
  test.setTimeout(90_000);
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/minute-spent:free", "simulator/steady:free");
  // It waits for the full minute, which must be far enough away.
  const late = (Date.now() % 60_000) - 35_000;
  if (late > 0) await page.waitForTimeout(25_000 - late);
  await bench.ask("Tell me of the sea");
  const lane = bench.lane("A");
  const waiting = lane.root.locator(".waiting");
  await expect(waiting).toHaveText(/^Waiting until \d{2}:\d{2}:\d{2} \(minute limit\)\.\s*\d+ s to go/);
  const left = async () => parseInt(await waiting.locator(".clock").innerText(), 10);
  const before = await left();
  await expect.poll(left).toBeLessThan(before);
  await expect(bench.lane("B").state).toHaveText("Done", { timeout: 20_000 });
  await expect(lane.state).toHaveText("Queued");
  await lane.button(/^Stop/).click();
  await expect(lane.state).toHaveText("Stopped");
  await expect(waiting).toHaveCount(0);
});

// Bug: a refusal that is shown as an answer, or not at all.
test("a refusal is text with a mark", async ({ page }) => {
  const delta = (delta: object, reason: string | null = null) =>
    `data: ${JSON.stringify({ id: "gen-1", model: "simulator/steady:free", choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
  const usage = `data: ${JSON.stringify({ id: "gen-1", choices: [], usage: { completion_tokens: 5, cost: 0 } })}\n\n`;
  const body = `${delta({ refusal: "That I **will not** " })}${delta({ refusal: "do." }, "stop")}${usage}data: [DONE]\n\n`;
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  const headers = { "access-control-allow-origin": "*", "content-type": "text/event-stream" };
  await page.route("**/chat/completions", (route) => route.fulfill({ headers, body }));
  await bench.ask("Tell me of the sea");
  const lane = bench.lane("A");
  await expect(lane.state).toHaveText("Done");
  await expect(lane.root.locator(".refused")).toBeVisible();
  await expect(lane.answer).toHaveText("That I will not do.");
  await expect(lane.answer.locator("strong")).toHaveText("will not");
});

// Bug: a person who asks again is told what was true before, instead of the server being asked.
test("asking again asks the server, whatever the last answer was", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/gate:free");
  await bench.ask("Tell me of the sea");
  const lane = bench.lane("A");
  await expect(lane.state).toHaveText("Failed");
  await lane.button(/Ask again/).first().click();
  await expect.poll(async () => (await chats(bench.key)).length).toBe(2);
});

// Bug: one lane's failure stops or disturbs the others.
test("a failing lane leaves its neighbours alone", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/busy:free", "simulator/steady:free");
  await bench.ask("Hi");
  await bench.rest();
  await expect(bench.lane("A").state).toHaveText("Failed");
  await expect(bench.lane("B").state).toHaveText("Done");
});

// Bug: a billed answer is shown as free, or the next call is sent all the same.
test("a billed answer stops every later call", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/billed:free", "simulator/steady:free");
  await bench.ask("Hi");
  await bench.rest();
  await expect(bench.lane("A").trouble).toHaveAttribute("data-code", "billed");
  await bench.lane("B").button(/^Ask again/).click();
  await expect(bench.lane("B").trouble).toHaveAttribute("data-code", "breaker_open");
});

// Bugs: invalid bytes or a giant line kill the tab or the text before them.
test("bad bytes and a giant line cost nothing that had arrived", async ({ page }) => {
  test.setTimeout(60_000);
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/bad-utf8:free", "simulator/huge-line:free", "simulator/odd:free");
  await bench.ask("Hi");
  await bench.rest(50_000);
  await expect(bench.lane("A").state).toHaveText("Done");
  await expect(bench.lane("A").answer).toContainText("\uFFFD");
  await expect(bench.lane("B").trouble).toHaveAttribute("data-code", "overflow");
  await expect(bench.lane("B").answer).toHaveText(/\w+/);
  await expect(bench.lane("C").state).toHaveText("Done");
});
