// The compare page as a visitor uses it. Specs say what should happen, this says where to click.
import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { address } from "./servers";

/** A key that only one test uses, so that the ledger tells its requests from others'. */
export function freshKey(): string {
  return `sk-or-v1-${randomBytes(32).toString("hex")}`;
}

/** The simulator's API. */
export const api = `${address.simulator}/api/v1`;

/** A name as the lane shows it: scenarios are listed without their author. */
export const scenario = (name: string): string => `simulator/${name}:free`;

export class Bench {
  readonly key: string;

  constructor(
    readonly page: Page,
    key = freshKey(),
  ) {
    this.key = key;
  }

  async open(): Promise<this> {
    await this.page.goto(address.site);
    await expect(this.lane("A").root).toBeVisible();
    return this;
  }

  /** Types key and server into the form and sends it. */
  async submit(key: string, server: string, compatible = false): Promise<void> {
    const form = this.page.locator(".connect-form").first();
    await form.getByText("Another server").click();
    await form.getByLabel("Base URL").fill(server);
    if (compatible) await form.getByRole("checkbox").check();
    await form.getByLabel("OpenRouter key").fill(key);
    await form.getByRole("button", { name: "Connect" }).click();
  }

  /** Opens the page and connects it to the simulator, another origin. */
  async connect(): Promise<this> {
    await this.open();
    await this.submit(this.key, api);
    await expect(this.page.getByRole("button", { name: "Forget key" })).toBeVisible();
    return this;
  }

  /** Makes exactly these models the lanes, in this order. */
  async choose(...ids: string[]): Promise<this> {
    await this.page.keyboard.press("Control+k");
    const sheet = this.page.getByRole("dialog", { name: "Choose models" });
    // The list is a part of the program that comes when it is first asked for.
    await expect(sheet.locator(".picks .pick").first()).toBeVisible();
    // What this key cannot call is hidden as soon as the server has said what that is.
    const hiding = sheet.getByRole("button", { name: "Hide unavailable", pressed: true });
    if (await hiding.count()) await hiding.click();
    const picked = sheet.locator(".pick:has(:checked)");
    for (let left = await picked.count(); left > 0; left -= 1) {
      await picked.first().click();
      await expect(picked).toHaveCount(left - 1);
    }
    for (const id of ids) await sheet.locator(".pick", { hasText: id }).first().click();
    await sheet.getByRole("button", { name: /^Use \d/ }).click();
    await expect(this.lanes).toHaveCount(ids.length);
    return this;
  }

  async ask(prompt: string): Promise<void> {
    await this.prompt.fill(prompt);
    await this.prompt.press("Enter");
  }

  /** Waits until no lane is busy any more. */
  async rest(timeout = 25_000): Promise<void> {
    await expect(this.page.locator(".dock .btn.go")).toBeVisible({ timeout });
  }

  /** Opens the menu of a lane and presses one of its entries. */
  async menu(letter: string, entry: string): Promise<void> {
    await this.lane(letter).button(/^More for lane/).click();
    await this.page.locator(".menu:popover-open").getByRole("button", { name: entry }).click();
  }

  get prompt(): Locator {
    return this.page.locator("#prompt");
  }

  get lanes(): Locator {
    return this.page.locator(".lane");
  }

  lane(letter: string): Lane {
    return new Lane(this.page.locator(`.lane[data-letter="${letter}"]`));
  }
}

export class Lane {
  constructor(readonly root: Locator) {}

  get state(): Locator {
    return this.root.locator(".lane-sub .state");
  }

  get answer(): Locator {
    return this.root.locator(".answer");
  }

  get trouble(): Locator {
    return this.root.locator(".trouble");
  }

  figure(label: string): Locator {
    return this.root.locator(`dd[data-figure="${label}"]`);
  }

  button(name: RegExp): Locator {
    return this.root.getByRole("button", { name });
  }
}
