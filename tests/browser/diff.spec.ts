// Two answers against each other, word by word.
import { expect, test, type Locator } from "@playwright/test";
import { Bench, scenario } from "./bench";
import { heard, listen, textOf } from "./simulator";

/** One of both texts, put together again from the pieces of the diff. */
async function side(text: Locator, without: "ins" | "del"): Promise<string> {
  return text.evaluate((root, tag) => {
    const copy = root.cloneNode(true) as Element;
    copy.querySelectorAll(`${tag}, .sr`).forEach((node) => node.remove());
    return copy.textContent ?? "";
  }, without);
}

// Bug: a diff that swallows or invents what a model said; colours as its only language.
test("the pieces are both answers, told apart without colour", { tag: "@phone" }, async ({ page }) => {
  await listen(page);
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"), scenario("crlf"));
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  await page.getByRole("button", { name: /^Diff/ }).click();
  const text = page.locator(".diff-text");
  await expect(text).toHaveText(/\w+/);
  expect(await side(text, "ins")).toBe(textOf(await heard(page, scenario("steady"))));
  expect(await side(text, "del")).toBe(textOf(await heard(page, scenario("crlf"))));
  await expect(page.locator(".diff > p")).toHaveText(/\d+ of \d+ words the same\. Underlined: only in B\. Struck: only in A\.|No difference/);
  await expect(bench.lane("A").root.getByText("Base of the diff")).toBeVisible();
  await expect(bench.lane("B").answer).toBeHidden();
  for (const tag of ["ins", "del"]) {
    const first = text.locator(tag).first();
    if ((await first.count()) === 0) continue;
    await expect(first.locator(".sr")).toHaveText(/only in [AB]:/);
    await expect(first).toHaveCSS("text-decoration-line", tag === "ins" ? "underline" : "line-through");
  }
});

// Bug: two answers of one model cannot be compared, or a diff that only a mouse reaches.
test("any two answers can be chosen with the keyboard", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose(scenario("steady"), scenario("thinker"));
  await bench.ask("Why is the sky blue?");
  await bench.rest();
  await bench.lane("A").button(/^Ask again/).click();
  await expect(bench.lane("A").root.getByText("Answer 2 of 2")).toBeVisible();
  await bench.rest();
  await page.getByRole("button", { name: "More for lane A" }).press("Enter");
  await page.getByText("Compare with another answer").press("Enter");
  const choice = bench.lane("A").root.getByLabel("Against");
  await choice.focus();
  await choice.selectOption({ label: "A, answer 1 of 2" });
  await expect(page.locator(".diff > p")).toHaveText("No difference: both say the same.");
  await bench.lane("A").button(/^Close the diff/).press("Enter");
  await expect(page.locator(".diff")).toHaveCount(0);
  await expect(bench.lane("A").answer).toBeVisible();
});
