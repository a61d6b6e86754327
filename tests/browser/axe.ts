// What axe says of a page as it stands.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects that no rule is broken, those of best practice included. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, help, nodes }) => {
    const places = nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary?.split("\n").at(-1)?.trim()}`);
    return `${id} (${help})\n  ${places.slice(0, 5).join("\n  ")}`;
  });
  expect(told.join("\n"), "violations that axe found").toBe("");
}
