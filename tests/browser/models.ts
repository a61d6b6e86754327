// The page of the free models as a visitor uses it.
import { expect, type Locator, type Page } from "@playwright/test";
import { api } from "./bench";
import { address } from "./servers";

export class Models {
  constructor(readonly page: Page) {}

  async open(): Promise<this> {
    await this.page.goto(`${address.site}#/models`);
    await expect(this.page.getByRole("heading", { name: "Free models", level: 1 })).toBeVisible();
    return this;
  }

  /** Reads the simulator's list, as one reads OpenRouter's. */
  async read(): Promise<this> {
    const offer = this.page.locator(".offer");
    await offer.getByText("Another server").click();
    await offer.getByLabel("Base URL").fill(api);
    await offer.getByRole("button", { name: "Read the real list" }).click();
    await expect(this.page.locator("main.models .lead")).toContainText("read from");
    return this;
  }

  get rows(): Locator {
    return this.page.locator("tr.model");
  }

  /** The row of a model, by its whole id. */
  row(id: string): Locator {
    return this.rows.filter({ has: this.page.getByText(id, { exact: true }) });
  }

  get search(): Locator {
    return this.page.getByLabel("Search models");
  }

  heading(name: string): Locator {
    return this.page.getByRole("columnheader", { name });
  }

  get churn(): Locator {
    return this.page.getByRole("region", { name: "What came and what went" });
  }
}

/** Puts a text into what the site keeps, as if an earlier visit had. */
export async function keep(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([key, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("tollfree", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction("texts", "readwrite");
          writing.objectStore("texts").put(value, key);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          writing.onerror = () => reject(writing.error);
        };
      }),
    [`kept/${name}`, text],
  );
}

/** A text that the site keeps. */
export async function kept(page: Page, name: string): Promise<string> {
  return page.evaluate(
    (key) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("tollfree");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("texts").objectStore("texts").get(key);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as string);
          };
        };
      }),
    `kept/${name}`,
  );
}
