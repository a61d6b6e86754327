// Stopping keeps what arrived and closes the connection.
import { expect, test } from "@playwright/test";
import { Bench } from "./bench";
import { chats } from "./simulator";

// Bugs: partial text wiped by the stop; a connection that runs on and spends somebody's capacity.
test("stop keeps the partial text, and the server sees the connection close", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/slow:free");
  await bench.ask("Hi");
  const lane = bench.lane("A");
  await expect(lane.answer).toHaveText(/\S+ \S+/);
  await lane.button(/^Stop lane A/).click();
  await expect(lane.state).toHaveText("Stopped");
  const kept = await lane.answer.innerText();
  expect(kept.length).toBeGreaterThan(3);
  await expect.poll(async () => (await chats(bench.key))[0]?.outcome).toBe("client_gone");
  await page.waitForTimeout(1_000);
  expect(await lane.answer.innerText()).toBe(kept);
});

test("Escape stops every lane", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/slow:free", "simulator/queue:free");
  await bench.ask("Hi");
  await expect(bench.lane("A").state).toHaveText("Writing");
  await page.keyboard.press("Escape");
  for (const letter of "AB") await expect(bench.lane(letter).state).toHaveText("Stopped");
  const outcomes = async () => (await chats(bench.key)).map((entry) => entry.outcome);
  await expect.poll(outcomes).toEqual(["client_gone", "client_gone"]);
});

// Bug: the run that was replaced goes on writing into the lane.
test("asking again starts anew", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  await bench.ask("First question");
  await bench.rest();
  const first = await bench.lane("A").answer.innerText();
  await bench.lane("A").button(/^Ask again/).click();
  await expect(bench.lane("A").state).not.toHaveText("Done");
  await bench.rest();
  expect(await bench.lane("A").answer.innerText()).toBe(first);
  expect(await chats(bench.key)).toHaveLength(2);
});
