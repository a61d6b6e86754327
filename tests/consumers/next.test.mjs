// Next.js: a client component, which is drawn on the server first.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { modules, write } from "./exercise.mjs";
import { browsed } from "./pages.mjs";

const run = promisify(execFile);
// It writes scripts into its pages.
const on = browsed({ policy: null });
let folder;
after(() => folder && rm(folder, { recursive: true, force: true }));

const FILES = {
  "package.json": '{ "name": "app", "private": true }',
  "next.config.mjs": `export default { output: "export", basePath: "/out", turbopack: { root: ${JSON.stringify(path.dirname(modules))} } };`,
  "app/layout.js": 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.js": `"use client";
    import { useEffect, useState } from "react";
    import { exercise } from "./exercise.js";
    let asked;
    export default function Page() {
      const [report, tell] = useState("");
      useEffect(() => void (asked ??= exercise()).then(JSON.stringify, (error) => "failed: " + error.stack).then(tell), []);
      return <p id="out">{report}</p>;
    }`,
};

// Bug: the import breaks on the server, or the wasm does not get into what is served.
test("an exported app streams, aborts and fails", { timeout: 240_000 }, async () => {
  // Beside the packages: Next looks for itself and for React from where the app lies.
  folder = await mkdtemp(path.join(path.dirname(modules), ".next-app-"));
  await mkdir(path.join(folder, "app"));
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
  await cp(path.join(on.project.folder, "node_modules/tollfree"), path.join(folder, "node_modules/tollfree"), { recursive: true });
  await write(on, { folder: path.join(folder, "app") });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  await run(process.execPath, [path.join(modules, "next/dist/bin/next"), "build"], { cwd: folder, env });
  await cp(path.join(folder, "out"), path.join(on.project.folder, "out"), { recursive: true });
  await on.run("out/index.html");
});
