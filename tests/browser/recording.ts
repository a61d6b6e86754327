// A recorded session as a file, and how the page is given it.
import { expect, type Page } from "@playwright/test";

/** A session of two lanes: one answers word by word within 8 s, the other fails after half a second. */
export function recording(): string {
  const at = 1_760_000_000_000;
  const text = "One two three four five.";
  const beats = [[400, 4, false], [2_000, 4, false], [5_000, 6, false], [7_000, 5, false], [7_900, 5, false]];
  const receipt = (outcome: string, total: number, more: object = {}) => ({
    outcome, model: "acme/alpha:free", clocks: { head: 200, firstToken: 400, firstAnswer: 400, lastToken: 7_900, total },
    timeline: [], unreadableChunks: 0, warnings: [], tries: [], requests: 1, ...more,
  });
  const lane = (name: string, answer: object) => ({
    asked: { id: `acme/${name}:free`, name, description: "" },
    thread: { exchanges: [{ prompt: { text: "Count to five" }, answers: [answer], shown: 0 }] },
  });
  const error = { code: "upstream_busy", message: "the provider is busy", remedy: "ask again", scope: "model", retryable: true };
  const lanes = [
    lane("alpha", { model: "acme/alpha:free", at, text, turns: [], beats, receipt: receipt("complete", 8_000) }),
    lane("beta", { model: "acme/beta:free", at, text: "", turns: [], receipt: receipt("failed", 500, { error }) }),
  ];
  return JSON.stringify({ tollfree: "recording", version: 1, at, comparison: { about: { id: "abc", created: at }, lanes } });
}

/** Until the program is there that takes what is dropped. */
export async function isReady(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets.length)).toBeGreaterThan(0);
}

/** Drops a text onto the page as a recording's file. */
export async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "session.tollfree.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
}
