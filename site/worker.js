// Keeps the site for when there is no network. A release is one cache with every file of the site;
// `cargo xtask` writes the names here. Requests for anything else, above all to another origin
// (the API, with the visitor's key), are left alone: nothing here answers or keeps them.
const RELEASE = "";
const FILES = [];

const PAGE = "index.html";
/** After this long, a page that was kept is better than waiting for the network. */
const PATIENCE_MS = 4_000;
/** What never changes under its name. */
const HASHED = /-[0-9a-f]{16}/;

const { scope } = self.registration;
/** Other sites of this origin have caches too, perhaps another copy of this one. */
const CACHES = `tollfree ${scope} `;
const address = (name) => scope + (name === PAGE ? "" : name);
const release = () => caches.open(CACHES + RELEASE);

/** Keeps one file. What an earlier release has under the same hashed name is not fetched again. */
async function keep(cache, name) {
  const url = address(name);
  const known = HASHED.test(name) && (await caches.match(url));
  const response = known || (await fetch(url, { cache: HASHED.test(name) ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${name} was answered with ${response.status}`);
  if (name === PAGE) fits(await response.clone().text());
  await cache.put(url, response);
}

/** A page of another release, caught while a host is being updated, would want other files. */
function fits(page) {
  const named = page.match(/[\w-]+-[0-9a-f]{16}/g) ?? [];
  const lost = named.find((name) => !FILES.some((file) => file.startsWith(name)));
  if (lost) throw new Error(`the page wants ${lost}, which this release does not have`);
}

self.addEventListener("install", (event) => {
  const install = async () => {
    const cache = await release();
    for (const name of FILES) await keep(cache, name);
    await self.skipWaiting();
  };
  event.waitUntil(install());
});

// The release before this one stays: a tab that it opened may yet want its later parts.
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const older = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHES + RELEASE);
    await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  };
  event.waitUntil(tidy());
});

/** From the network, so that a new release shows on the next load; kept, where there is none. */
async function page(request) {
  const kept = await (await release()).match(scope);
  if (!kept) return fetch(request);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: patience.signal });
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/** As it was kept with this release or with the one before. */
async function file(request, name) {
  const kept = (await (await release()).match(scope + name)) ?? (await caches.match(scope + name));
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || !(origin + pathname).startsWith(scope)) return;
  const name = (origin + pathname).slice(scope.length) || PAGE;
  if (name === PAGE && FILES.includes(PAGE)) event.respondWith(page(event.request));
  else if (FILES.includes(name) || HASHED.test(name)) event.respondWith(file(event.request, name));
});
