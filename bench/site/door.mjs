// The simulator as a page meets OpenRouter: over HTTP/2, where lanes do not wait for each other's
// connections, with as many models of one kind as there are lanes.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";

/** Starts the simulator and the door. Resolves to the API's address and to what ends both. */
export async function open(program, copies) {
  const simulator = spawn(program, ["--port", "0", "--minute-limit", "1000000", "--daily-limit", "1000000"]);
  const [said] = await once(simulator.stdout, "data");
  const { port } = new URL(/http:\S+/.exec(said)[0]);
  const door = createSecureServer(certificate(), (ask, answer) => {
    pass(ask, answer, port, copies).catch(() => answer.stream.close());
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const close = () => {
    door.close();
    simulator.kill();
  };
  return { api: `https://localhost:${door.address().port}/api/v1`, close };
}

/** A certificate for this run, which the browser is told to accept. */
function certificate() {
  const folder = mkdtempSync(path.join(tmpdir(), "door-"));
  const [key, cert] = ["key", "cert"].map((name) => path.join(folder, name));
  try {
    const wanted = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const made = ["-subj", "/CN=localhost", "-days", "2", "-keyout", key, "-out", cert];
    execFileSync("openssl", [...wanted, ...made], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Hands one request on: `simulator/x-07:free` is a copy of `simulator/x:free`. */
async function pass(ask, answer, port, copies) {
  const pieces = [];
  for await (const piece of ask) pieces.push(piece);
  const body = Buffer.concat(pieces).toString().replace(/(simulator\/\w+)-\d+(:free)/, "$1$2");
  const plain = Object.entries(ask.headers).filter(([name]) => !/^(:|content-length$|accept-encoding$)/.test(name));
  const { method, url } = ask;
  const onward = request({ port, method, path: url, headers: Object.fromEntries(plain) });
  onward.end(body);
  const [reply] = await once(onward, "response");
  const { connection, "keep-alive": _, "transfer-encoding": __, "content-length": ___, ...headers } = reply.headers;
  answer.writeHead(reply.statusCode, headers);
  if (!url.endsWith("/models")) return reply.pipe(answer);
  let list = "";
  for await (const piece of reply) list += piece;
  answer.end(JSON.stringify({ data: JSON.parse(list).data.flatMap((model) => copied(model, copies)) }));
}

function copied(model, copies) {
  const [, kind] = /^simulator\/(\w+):free$/.exec(model.id) ?? [];
  return Array.from({ length: copies[kind] ?? 0 }, (_, at) => {
    const id = `simulator/${kind}-${String(at + 1).padStart(2, "0")}:free`;
    return { ...model, id, canonical_slug: id, name: id };
  });
}
