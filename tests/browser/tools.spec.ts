// Functions of the page that models may call.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { chats, sent } from "./simulator";

const sheet = (page: Page) => page.getByRole("dialog", { name: "Conditions" });

async function allow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Parameters" }).click();
  await sheet(page).getByRole("checkbox", { name: /Models may call/ }).check();
  await page.keyboard.press("Escape");
}

// Bug: functions that are offered though nobody allowed that, at a request for each call.
test("nothing is offered unless the visitor says so", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/tools:free");
  await bench.ask("What time is it?");
  await bench.rest();
  expect(bodies[0]).not.toHaveProperty("tools");
});

// Bugs: a call without a result, a round that is not counted, a follow-up that has forgotten it.
test("a call runs, is shown, is counted, and is part of the history", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/tools:free");
  await allow(page);
  await expect(page.locator("#price")).toContainText("1 to 4 requests");
  await bench.ask("What time is it?");
  await bench.rest();
  const lane = bench.lane("A");
  await expect(lane.state).toHaveText("Done");
  const call = lane.root.locator(".called details");
  await expect(call).toHaveCount(1);
  await expect(call).toContainText("Called current_time, 1 more request");
  await call.locator("summary").click();
  await expect(call).toContainText(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC/);
  await expect(lane.answer).toContainText("The tools say");
  expect(await chats(bench.key)).toHaveLength(2);
  expect(bodies[1]!.messages.slice(-2).map((message) => message.role)).toEqual(["assistant", "tool"]);
  await bench.ask("Thanks");
  await bench.rest();
  expect(bodies[2]!.messages.map((message) => message.role)).toEqual(["user", "assistant", "tool", "assistant", "user"]);
});

// Bug: a model that calls and calls spends the day.
test("rounds are bounded", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  await allow(page);
  const call = { index: 0, id: "call_1", type: "function", function: { name: "calculate", arguments: '{"expression":"6*7"}' } };
  const chunk = (delta: object, reason: string | null = null) =>
    `data: ${JSON.stringify({ id: "gen-1", model: "simulator/steady:free", choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
  const usage = `data: ${JSON.stringify({ id: "gen-1", choices: [], usage: { completion_tokens: 5, cost: 0 } })}\n\n`;
  const body = `${chunk({ tool_calls: [call] })}${chunk({}, "tool_calls")}${usage}data: [DONE]\n\n`;
  const headers = { "access-control-allow-origin": "*", "content-type": "text/event-stream" };
  let count = 0;
  await page.route("**/chat/completions", (route) => {
    count += 1;
    return route.fulfill({ headers, body });
  });
  await bench.ask("Go on");
  await expect(bench.lane("A").trouble).toHaveAttribute("data-code", "tool_rounds");
  expect(count).toBe(4);
  await bench.lane("A").root.locator(".called details").first().locator("summary").click();
  await expect(bench.lane("A").root.locator(".called details").first()).toContainText("42");
});
