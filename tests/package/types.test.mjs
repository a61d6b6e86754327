// The packed package, as the type checker of somebody else's project sees it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { consumer } from "./consumer.mjs";

const BASE = {
  strict: true,
  noEmit: true,
  // The declarations themselves are under test.
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable", "esnext.disposable"],
  types: [],
};

let project;
before(async () => {
  project = await consumer();
  for (const name of ["use.ts", "entries.ts"]) {
    await project.write(name, await readFile(new URL(`types/${name}`, import.meta.url), "utf8"));
  }
  await project.write("wrong.ts", 'import { noSuchThing } from "tollfree";\nnoSuchThing();\n');
});
after(() => project?.remove());

for (const [module, moduleResolution] of [["esnext", "bundler"], ["nodenext", "nodenext"]]) {
  const check = async (file) => {
    const compilerOptions = { ...BASE, module, moduleResolution };
    await project.write("tsconfig.json", JSON.stringify({ compilerOptions, files: [file] }));
    return project.tsc("--project", "tsconfig.json");
  };

  // Bug: a declaration that is missing from the package, or one that only the
  // package's own settings accept.
  test(`the declarations hold under strict settings (${moduleResolution})`, async () => {
    await check("use.ts");
    await check("entries.ts");
  });

  // Bug: a project that has never heard of `using` does not compile.
  test(`the declarations ask for no further library (${moduleResolution})`, async () => {
    const compilerOptions = { ...BASE, module, moduleResolution, lib: ["es2022", "dom"] };
    await project.write("plain.ts", 'import { Tollfree } from "tollfree";\nvoid Tollfree.open({ key: null });\n');
    await project.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["plain.ts"] }));
    await project.tsc("--project", "tsconfig.json");
  });

  // Bug: the types resolve to `any`, so that every check above is empty.
  test(`a wrong name is refused (${moduleResolution})`, async () => {
    await assert.rejects(check("wrong.ts"), (error) => /TS2305|TS2724/.test(error.stdout));
  });
}
