// Ways out of a failure that do what they say.
import { expect, test } from "@playwright/test";
import { Bench } from "./bench";
import { chats, sent } from "./simulator";

// Bugs: a remedy that loses the lane's history, or asks what is busy once more.
test("another free model goes on with the lane's history", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/busy:free", "simulator/steady:free");
  await bench.ask("Tell me of the sea");
  await bench.rest();
  const lane = bench.lane("A");
  const other = lane.trouble.getByRole("button", { name: /^Try .* 1 request$/ });
  await other.click();
  await expect.poll(() => bodies.length).toBe(3);
  await bench.rest();
  expect(bodies[2]!.model).not.toMatch(/^simulator\//);
  expect(bodies[2]!.messages).toEqual([{ role: "user", content: "Tell me of the sea" }]);
  await expect(lane.root.locator(".versions")).toContainText("Answer 2 of 2");
});

// Bugs: a retry that nobody sees coming, that cannot be stopped, or that never comes.
test("a retry waits in sight and can be called off", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/busy-long:free", "simulator/busy:free");
  await bench.ask("Tell me of the sea");
  const lane = bench.lane("A");
  const plan = lane.trouble.getByRole("button", { name: /^Retry at \d\d:\d\d:\d\d 1 request$/ });
  await plan.click();
  await expect(lane.trouble.locator(".planned")).toHaveText(/^Asks again at \d\d:\d\d:\d\d, in \d+ s · 1 request$/);
  await lane.trouble.getByRole("button", { name: "Do not ask again" }).click();
  await expect(lane.trouble.locator(".planned")).toHaveCount(0);
  await expect(plan).toBeVisible();
  await bench.lane("B").trouble.getByRole("button", { name: /^Retry at/ }).click();
  const asked = async () => (await chats(bench.key)).map((entry) => entry.model);
  await expect.poll(asked, { timeout: 15_000 }).toEqual(["simulator/busy-long:free", "simulator/busy:free", "simulator/busy:free"]);
});

// Bug: after a bad minute every lane has to be asked again by hand.
test("one press asks all that have no answer, and only them", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/busy:free", "simulator/steady:free", "simulator/cut:free");
  await bench.ask("Tell me of the sea");
  await bench.rest();
  await page.getByRole("button", { name: "Ask the 2 without an answer again · 2 requests" }).click();
  await bench.rest();
  const models = (await chats(bench.key)).map((entry) => entry.model);
  expect(models.filter((model) => model === "simulator/steady:free")).toHaveLength(1);
  expect(models).toHaveLength(5);
});
