// Without a key: the page plays by itself.
import { expect, test } from "@playwright/test";
import { Bench } from "./bench";
import { address } from "./servers";

// Bug: practice that asks a server, so that it needs a network or spends something.
test("practice plays at once and makes no network request", { tag: "@phone" }, async ({ page, context }) => {
  const bench = await new Bench(page).open();
  const requests: string[] = [];
  // Later parts of the page may still be asked for, in vain; models must not be.
  page.on("request", (request) => {
    if (!request.url().startsWith(address.site)) requests.push(request.url());
  });
  await context.setOffline(true);
  await expect(page.locator("#price")).toContainText("4 practice lanes → 0 requests");
  await page.getByRole("button", { name: /^Play/ }).click();
  await expect(bench.lane("A").state).toHaveText("Done");
  await expect(bench.lane("A").answer).toHaveText(/\w+/);
  await bench.rest();
  expect(requests).toEqual([]);
});

// Bug: somebody takes a simulated answer for a real one.
test("whatever is simulated says so", async ({ page }) => {
  const bench = await new Bench(page).open();
  await page.getByRole("button", { name: /^Play/ }).click();
  await bench.rest();
  for (const letter of "ABCD") {
    await expect(bench.lane(letter).root.locator(".lane-sub")).toContainText("simulated");
    await expect(bench.lane(letter).root.locator(".lane-model")).toContainText("practice/");
  }
});

// Bug: no more than a demo: eight lanes that freeze the page or lose text.
test("eight lanes stream side by side", async ({ page }) => {
  test.setTimeout(60_000);
  const bench = await new Bench(page).open();
  await page.keyboard.press("Control+k");
  const sheet = page.getByRole("dialog", { name: "Choose models" });
  for (const name of ["coder", "tables", "long", "worldly"]) {
    await sheet.locator(".pick", { hasText: `practice/${name}` }).click();
  }
  await sheet.getByRole("button", { name: "Use 8 models" }).click();
  await expect(bench.lanes).toHaveCount(8);
  await bench.ask("Explain tides");
  await bench.prompt.fill("typing goes on while answers stream");
  await expect(bench.prompt).toHaveValue("typing goes on while answers stream");
  await bench.rest(55_000);
  expect(await page.locator('.state[data-state="done"], .state[data-state="failed"]').count()).toBeGreaterThanOrEqual(8);
});

// Bug: a page that needs the site's server after it has loaded.
test("the page asks its own server for nothing but itself", async ({ page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  await new Bench(page).open();
  expect([...hosts]).toEqual([new URL(address.site).origin]);
});

// Bug: reads that hang after hanging up, two reads that tear an answer apart, failures that are no errors.
test("the practice program has a plain door of its own", async ({ page }) => {
  await new Bench(page).open();
  const seen = await page.evaluate(async () => {
    const folders = document.querySelector<HTMLMetaElement>('meta[name="modules"]')!.content.split(" ");
    const folder = folders.find((name) => name.startsWith("practice-"));
    const address = new URL(`./${folder}/tollfree_practice.js`, document.baseURI).href;
    const { default: start, Practice } = await import(address);
    await start();
    const practice = new Practice(7);
    const words = (error: unknown) => (error instanceof Error ? error.message : typeof error);
    const models = await practice.send("GET", "/api/v1/models", "", []);
    let text = "";
    const decoder = new TextDecoder();
    for (let bytes; (bytes = await models.next()); ) text += decoder.decode(bytes, { stream: true });
    const list: { id: string }[] = JSON.parse(text).data;
    const headers = [["Authorization", `Bearer sk-or-v1-${"ab".repeat(32)}`]];
    const body = JSON.stringify({ model: list[0].id, stream: true, messages: [{ role: "user", content: "hi" }] });
    const reply = await practice.send("POST", "/api/v1/chat/completions", "", headers, body);
    const first: Uint8Array = await reply.next();
    const pending = reply.next();
    const second = await reply.next().catch(words);
    reply.close();
    return {
      status: reply.status,
      type: new Headers(reply.headers).get("content-type"),
      models: list.length,
      first: first.length > 0,
      second,
      closed: [await pending, await reply.next()],
      refused: await practice.send("GET", "/api/v1/models", "", [["X-Odd", "1"]]).catch(words),
    };
  });
  expect(seen).toEqual({
    status: 200,
    type: expect.stringMatching(/^text\/event-stream/),
    models: expect.any(Number),
    first: true,
    second: "another read of this answer is under way",
    closed: [undefined, undefined],
    refused: "the preflight refused a request header",
  });
});
