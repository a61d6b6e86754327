// A page without a bundler, and its workers.
import { test } from "node:test";
import { write } from "./exercise.mjs";
import { browsed, html, MAIN } from "./pages.mjs";

const ENTRY = "./node_modules/tollfree/dist/index.js";
const on = browsed();

// Bug: the package needs a build step to be of use.
test("a module script streams, aborts and fails", async () => {
  await write(on, { entry: ENTRY });
  await on.project.write("main.js", MAIN);
  await on.project.write("index.html", html("main.js"));
  await on.run("index.html");
});

// Bug: something of a page (document, window, storage) is needed where there is none.
test("a dedicated worker streams, aborts and fails", async () => {
  await write(on, { entry: ENTRY });
  await on.project.write("worker.js", `
    import { exercise } from "./exercise.js";
    exercise().then(JSON.stringify, (error) => "failed: " + error.stack).then((report) => postMessage(report));
  `);
  await on.project.write("main.js", `
    new Worker("./worker.js", { type: "module" }).onmessage = ({ data }) => (document.querySelector("#out").textContent = data);
  `);
  await on.project.write("index.html", html("main.js"));
  await on.run("index.html");
});

// Bug: a script that is imported only when it is called for, which service workers refuse.
test("a service worker streams, aborts and fails", async () => {
  await write(on, { entry: ENTRY });
  await on.project.write("service.js", `
    import { exercise } from "./exercise.js";
    onmessage = ({ data, ports: [port], waitUntil }) => {
      exercise().then(JSON.stringify, (error) => "failed: " + error.stack).then((report) => port.postMessage(report));
    };
  `);
  await on.project.write("main.js", `
    await navigator.serviceWorker.register("./service.js", { type: "module" });
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (document.querySelector("#out").textContent = data);
    active.postMessage("go", [port2]);
  `);
  await on.project.write("index.html", html("main.js"));
  await on.run("index.html");
});
