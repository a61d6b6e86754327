// Keys and servers: what is accepted, what is refused, and where the key may be.
import { expect, test } from "@playwright/test";
import { Bench, api, freshKey } from "./bench";
import { address } from "./servers";
import { chats } from "./simulator";

const wrong = [
  { what: "an empty key", key: "", server: api, code: "key_malformed" },
  { what: "a key of another service", key: "sk-proj-abcdef", server: api, code: "key_malformed" },
  { what: "a key that is cut off", key: "sk-or-v1-abc", server: api, code: "key_malformed" },
  { what: "a key that the server rejects", key: `sk-or-v1-${"0".repeat(64)}`, server: api, code: "key_rejected" },
  { what: "a server that is not there", key: freshKey(), server: "http://127.0.0.1:9/api/v1", code: "network" },
  { what: "a server that is the site itself", key: freshKey(), server: `${address.site}nothing`, code: "not_an_api" },
  { what: "a server without CORS", key: freshKey(), server: `${address.subpath.replace("127.0.0.1", "localhost")}`, code: "network" },
  { what: "plain http across a network", key: freshKey(), server: "http://example.org/v1", code: "base_url_invalid" },
  { what: "no address at all", key: freshKey(), server: "openrouter", code: "base_url_invalid" },
];

// Bug: a wrong key or server that is accepted, or refused without a word on what to do.
for (const { what, key, server, code } of wrong) {
  test(`${what} is refused as ${code}`, async ({ page }) => {
    const bench = await new Bench(page).open();
    await bench.submit(key, server);
    const notice = page.locator("#connect-error");
    await expect(notice).toHaveAttribute("data-code", code);
    await expect(notice).toHaveText(/\.\s+[A-Z].+\./);
    await expect(page.locator(".tag.sim")).toBeVisible();
  });
}

// Bug: the way around the guard: OpenRouter declared as a server without a bill.
test("openrouter cannot be declared a server without billing", async ({ page }) => {
  const bench = await new Bench(page).open();
  await bench.submit(freshKey(), "https://OpenRouter.ai/api/v1", true);
  await expect(page.locator("#connect-error")).toHaveAttribute("data-code", "base_url_invalid");
});

// Bug: the key in a URL, the DOM, storage or the console, where others can read it.
test("after a whole session the key is nowhere", async ({ page }) => {
  const said: string[] = [];
  const urls: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => urls.push(request.url()));
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free", "simulator/unauthorized:free", "simulator/mid-error:free");
  await bench.ask("Hi");
  await bench.rest();
  const secret = bench.key.slice("sk-or-v1-".length);
  const stored = await page.evaluate(async () => {
    const rows = await new Promise((resolve, reject) => {
      const opening = indexedDB.open("tollfree");
      opening.onerror = reject;
      opening.onsuccess = () => {
        const texts = opening.result.transaction("texts").objectStore("texts");
        const [keys, values] = [texts.getAllKeys(), texts.getAll()];
        values.onsuccess = () => resolve([keys.result, values.result]);
      };
    });
    const cookies = document.cookie;
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, rows, cookies, fields, history.state]);
  });
  expect(stored).toContain("tollfree-quota-http://127.0.0.1:");
  for (const text of [page.url(), await page.content(), stored, ...said, ...urls]) {
    expect(text).not.toContain(secret);
  }
  expect((await chats(bench.key)).map((entry) => entry.cost_usd)).toEqual([0, 0, 0]);

  await page.getByRole("button", { name: "Forget key" }).click();
  await expect(page.locator(".tag.sim")).toBeVisible();
  await bench.ask("Hi again");
  await bench.rest();
  expect(await chats(bench.key)).toHaveLength(3);
});

// Bug: a counter that does not follow what this page spends.
test("the day's requests are counted down as they are spent", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await expect(page.locator("#price")).toContainText("4 models → 4 requests");
  await expect(page.locator("#price")).toContainText("50 of 50 left today");
  await bench.choose("simulator/steady:free", "simulator/terse:free".replace("terse", "odd"));
  await bench.ask("Hi");
  await bench.rest();
  await expect(page.locator("#price")).toContainText("48 of 50 left today");
});

// Bug: paid entries among the choices.
test("only free models are offered", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await page.keyboard.press("Control+k");
  const ids = await page.locator(".pick .mono").allInnerTexts();
  expect(ids.length).toBeGreaterThan(30);
  expect(ids.filter((id) => !/^[^:]+:free$/.test(id) && id !== "openrouter/free")).toEqual([]);
  await expect(bench.lanes).toHaveCount(4);
});
