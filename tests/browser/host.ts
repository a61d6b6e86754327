// A static host that can publish another release, and go away.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { programs } from "./servers";

const KINDS: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

export class Host {
  private server?: Server;
  private port = 0;
  private folder = programs.dist;
  private readonly made: string[] = [];

  constructor(readonly below = "/") {}

  get url(): string {
    return `http://127.0.0.1:${this.port}${this.below}`;
  }

  /** Serves, on the same port as before. */
  async start(): Promise<this> {
    const answer = async (url = "/") => {
      const { pathname } = new URL(url, "http://host");
      if (!pathname.startsWith(this.below)) throw new Error("outside the site");
      const file = path.join(this.folder, pathname.slice(this.below.length) || "index.html");
      return { kind: KINDS[path.extname(file)] ?? "text/plain", body: await readFile(file) };
    };
    const server = createServer((request, response) => {
      answer(request.url).then(
        ({ kind, body }) => response.writeHead(200, { "content-type": kind }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Goes away: whoever asks is refused. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** Publishes the site as a release of this name, which its page carries. */
  async publish(release: string): Promise<void> {
    const folder = await mkdtemp(path.join(tmpdir(), "release-"));
    this.made.push(folder);
    await cp(programs.dist, folder, { recursive: true });
    const change = async (name: string, what: RegExp, by: string) => {
      const text = await readFile(path.join(folder, name), "utf8");
      await writeFile(path.join(folder, name), text.replace(what, by));
    };
    await change("index.html", /<html/, `<html data-release="${release}"`);
    await change("worker.js", /"[0-9a-f]{16}"/, `"${release}"`);
    this.folder = folder;
  }

  async clear(): Promise<void> {
    await this.stop();
    for (const folder of this.made) await rm(folder, { recursive: true });
  }
}
