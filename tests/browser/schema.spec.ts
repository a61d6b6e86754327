// Answers in JSON: the editor of the schema, who can keep to one, and how answers stand to it.
import { expect, type Page, test } from "@playwright/test";
import { Bench } from "./bench";
import { sent } from "./simulator";

const sheet = (page: Page) => page.getByRole("dialog", { name: "Conditions" });
const text = (page: Page) => sheet(page).getByLabel("JSON Schema");

async function open(page: Page): Promise<void> {
  await page.getByRole("button", { name: "JSON answer" }).click();
  await sheet(page).getByRole("checkbox", { name: /Answer in JSON/ }).check();
}

// Bugs: a schema that is not sent, or an answer that nobody holds against it.
test("a schema is sent, and answers are held against it", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/steady:free");
  await open(page);
  await sheet(page).getByRole("button", { name: "A label" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "JSON answer · set" })).toBeVisible();
  await bench.ask("How is this?");
  await bench.rest();
  const format = bodies[0]!.response_format as { type: string; json_schema: { schema: object; strict: boolean } };
  expect(format).toMatchObject({ type: "json_schema", json_schema: { strict: true } });
  // The model writes in the order of the schema.
  expect(Object.keys((format.json_schema.schema as { properties: object }).properties)).toEqual(["label", "reason"]);
  const lane = bench.lane("A");
  await expect(lane.root.locator(".fit")).toHaveText("Fits the schema.");
  await expect(lane.answer.locator("pre code")).toContainText(/^\{\n {2}"label": "/);
});

// Bug: an answer that breaks the schema passes for one that fits.
test("what does not fit is said under the answer", async ({ page }) => {
  const bench = await new Bench(page).connect();
  await bench.choose("simulator/steady:free");
  await open(page);
  await page.keyboard.press("Escape");
  const delta = (content: string, reason: string | null = null) =>
    `data: ${JSON.stringify({ id: "gen-1", model: "simulator/steady:free", choices: [{ index: 0, delta: { content }, finish_reason: reason }] })}\n\n`;
  const usage = `data: ${JSON.stringify({ id: "gen-1", choices: [], usage: { completion_tokens: 5, cost: 0 } })}\n\n`;
  const body = `${delta('{"answer":"yes","confidence":7}', "stop")}${usage}data: [DONE]\n\n`;
  const headers = { "access-control-allow-origin": "*", "content-type": "text/event-stream" };
  await page.route("**/chat/completions", (route) => route.fulfill({ headers, body }));
  await bench.ask("Is it?");
  await expect(bench.lane("A").root.locator(".fit.not")).toHaveText("Does not fit the schema: answer.confidence must be at most 1.");
});

// Bug: a request for nothing: the model cannot keep to a schema, and the server says so.
test("who cannot keep to a schema is not asked", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("google/gemma-4-31b-it:free", "simulator/steady:free");
  await open(page);
  await page.keyboard.press("Escape");
  await expect(page.locator(".skipped")).toHaveText("A cannot keep to a schema: it is not asked.");
  await bench.ask("Hello");
  await bench.rest();
  expect(bodies.map((body) => body.model)).toEqual(["simulator/steady:free"]);
});

// Bugs: a broken schema that is sent; a word of it that is neither checked nor named.
test("the editor says what is wrong and what is not checked", async ({ page }) => {
  const bench = await new Bench(page).connect();
  const bodies = sent(page);
  await bench.choose("simulator/steady:free");
  await open(page);
  await text(page).fill('{"type": "object", "properties": {"day": {"type": "string", "format": "date"}}}');
  await expect(sheet(page).locator("#schema-check")).toContainText("Sent, but not checked here: format.");
  await text(page).fill('{"type": ');
  await expect(sheet(page).locator("#schema-check")).toContainText("Not JSON yet: line 1");
  await page.keyboard.press("Escape");
  await bench.ask("Hello");
  await bench.rest();
  expect(bodies[0]).not.toHaveProperty("response_format");
});

// Bug: the quick start writes a schema that nobody takes, or forgets a field.
test("a schema can be written as a list of fields", async ({ page }) => {
  await new Bench(page).open();
  await open(page);
  await sheet(page).getByText("Write it as a list of fields").click();
  await sheet(page).getByRole("button", { name: "Add a field" }).click();
  await sheet(page).getByLabel("Name of field 1").fill("title");
  await sheet(page).getByRole("button", { name: "Add a field" }).click();
  await sheet(page).getByLabel("Name of field 2").fill("pages");
  await sheet(page).getByLabel("Type of field 2").selectOption("integer");
  const schema = JSON.parse(await text(page).inputValue());
  expect(schema).toEqual({
    type: "object",
    properties: { title: { type: "string" }, pages: { type: "integer" } },
    required: ["title", "pages"],
    additionalProperties: false,
  });
});
