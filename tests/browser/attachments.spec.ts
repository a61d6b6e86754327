// Images and files with a prompt: three ways in, who reads them, and what is sent.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { sent } from "./simulator";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const picture = { name: "dot.png", mimeType: "image/png", buffer: Buffer.from(png, "base64") };
const chips = (page: Page) => page.locator(".composer .attached");
const pick = (page: Page) => page.getByLabel("Add images or files");

/** Hands the page a file as pasting or dropping does. */
async function hand(page: Page, type: "paste" | "drop", name: string, mime: string, base64: string): Promise<void> {
  await page.evaluate(
    ({ type, name, mime, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type: mime }));
      const target = type === "paste" ? document.getElementById("prompt")! : document.querySelector(".lanes")!;
      const init = { bubbles: true, cancelable: true };
      const event = type === "paste" ? new ClipboardEvent("paste", { ...init, clipboardData: data }) : new DragEvent("drop", { ...init, dataTransfer: data });
      target.dispatchEvent(event);
    },
    { type, name, mime, base64 },
  );
}

// Bugs: an image that is not sent, or sent to a model that cannot read it: a request for nothing.
test("an image goes to those who read it, and only they are paid for", { tag: "@phone" }, async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("google/gemma-4-31b-it:free", "simulator/steady:free");
  await expect(page.locator("#price")).toContainText("2 models → 2 requests");
  await pick(page).setInputFiles(picture);
  await expect(chips(page).locator("img")).toBeVisible();
  await expect(page.locator(".skipped")).toHaveText("B cannot read images: it is not asked.");
  await expect(page.locator("#price")).toContainText("1 model → 1 request");
  await bench.ask("What is it?");
  await bench.rest();
  expect(bodies).toHaveLength(1);
  const parts = bodies[0]!.messages.at(-1)!.content;
  expect(parts).toMatchObject([{ type: "text", text: "What is it?" }, { type: "image_url", image_url: { url: `data:image/png;base64,${png}` } }]);
  await expect(bench.lane("A").root.locator(".said-prompt img")).toBeVisible();
  await expect(bench.lane("B").root.locator(".not-asked")).toContainText("cannot read images");
  await expect(chips(page)).toHaveCount(0);
});

// Bugs: a way in that does nothing, a drop that opens the file in place of the page, a chip that stays.
test("files are pasted, dropped anywhere, and taken away again", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/steady:free");
  await hand(page, "paste", "notes.md", "text/markdown", Buffer.from("# Remember the milk").toString("base64"));
  await expect(chips(page)).toHaveText(/notes\.md/);
  await hand(page, "drop", "dot.png", "image/png", png);
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Remove Image" }).click();
  await expect(chips(page)).toHaveCount(1);
  await hand(page, "drop", "paper.pdf", "application/pdf", Buffer.from("%PDF-1.4").toString("base64"));
  await expect(chips(page)).toHaveCount(2);
  await expect(page.locator(".skipped")).toHaveCount(0);
  await bench.ask("Read this");
  await bench.rest();
  const parts = bodies[0]!.messages.at(-1)!.content;
  expect(parts).toMatchObject([{ type: "text" }, { type: "text", text: "notes.md:\n\n# Remember the milk" }, { type: "file", file: { filename: "paper.pdf" } }]);
  expect(bodies[0]!.plugins).toContainEqual({ id: "file-parser", pdf: { engine: "cloudflare-ai" } });
});

// Bug: a prompt that no server takes for its size is uploaded by every lane.
test("what is too much is told and not added", async ({ page }) => {
  await new Bench(page).open();
  const file = { name: "large.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(10_000_000) };
  await pick(page).setInputFiles(file);
  await expect(page.locator(".announce [role=status]")).toContainText("large.bin was not added: all together may have 12.0 MB at most");
  await expect(chips(page)).toHaveCount(0);
});

// Bug: a photograph of ten megabytes goes along whole, with each of the lanes and each follow-up.
test("a huge picture is made smaller first", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("google/gemma-4-31b-it:free");
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 1000);
    canvas.getContext("2d")!.fillRect(0, 0, 4000, 1000);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/bmp" })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  await hand(page, "drop", "wide.bmp", "image/bmp", base64);
  const size = await chips(page).locator("img").evaluate((image: HTMLImageElement) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]));
  expect(size).toEqual([2048, 512]);
});
