// What axe says of a page as it stands.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects that no rule is broken, those of best practice included. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).analyze();
  // Which headings an answer has is its model's to say.
  const isOurs = (target: string) => page.locator(target).first().evaluate((node) => !node.closest(".md"));
  const order = found.violations.find(({ id }) => id === "heading-order");
  const ours = await Promise.all((order?.nodes ?? []).map(({ target }) => isOurs(String(target))));
  const violations = found.violations.filter((one) => one !== order || ours.includes(true));
  const told = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary?.split("\n").at(-1)?.trim()}`);
    return `${id} (${help})\n  ${places.slice(0, 5).join("\n  ")}`;
  });
  expect(told.join("\n"), "violations that axe found").toBe("");
}
