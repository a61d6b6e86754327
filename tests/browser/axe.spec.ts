// No state of the site breaks a rule that axe knows, in either theme.
import { test } from "@playwright/test";
import { expectAccessible } from "./axe";
import { Bench } from "./bench";
import { STATES } from "./states";

// Bugs: ink too pale for its ground, a control without a name, a role without its parts, a target
// too small for a finger, content outside of every landmark.
for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, { tag: "@phone" }, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    await reach(new Bench(page));
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
  });
}
