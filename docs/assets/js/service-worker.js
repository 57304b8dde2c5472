/**
 * Makes the second visit quick and lets it do without the network. It stands at the root of the
 * site.
 *
 * Files named by their content come from the cache for ever; everything else comes from the network
 * and from the cache only where there is none. A network may answer with something else, such as a
 * page to log in, so nothing is kept that is not what its name promises.
 */

const CACHE = "setara-2"; // setara kept whatever came
const NAMED_BY_CONTENT = /-[0-9a-f]{10}[./]/;
const PAGE = /(?:\/|\.html)$/;
const ENGINE = "/assets/engine/";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/**
 * The SHA-256 of every file named by its content, by its place in the site.
 *
 * @type {Promise<Record<string, string>> | undefined}
 */
let hashes;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(begin()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const plain = request.method === "GET" && !request.headers.has("range");
  if (plain && isOurs(request.url)) event.respondWith(respond(event));
});

worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep.filter(isOurs)));
});

/** Forgets the caches of earlier service workers. */
async function begin() {
  const earlier = (await caches.keys()).filter(
    (name) => name.startsWith("setara") && name !== CACHE,
  );
  await Promise.all(earlier.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {string} url */
function isOurs(url) {
  return url.startsWith(worker.registration.scope);
}

/** A page is the same whatever its query asks. @param {string} url */
function key(url) {
  return url.replace(/[?#].*/, "");
}

/** @param {FetchEvent} event */
async function respond(event) {
  const { request } = event;
  const url = key(request.url);
  const cache = await caches.open(CACHE);
  const named = NAMED_BY_CONTENT.test(url);
  const kept = named && request.cache !== "reload" && (await cache.match(url));
  if (kept) return kept;
  try {
    // What is not kept yet comes past the browser's own cache, which may hold what took its place
    // the last time.
    const response = await (named ? fetch(url, { cache: "reload" }) : fetch(request));
    const copy = response.clone();
    // a full disk must not spoil the visit
    event.waitUntil(store(cache, url, copy).catch(() => {}));
    return response;
  } catch (error) {
    const earlier = await cache.match(url);
    if (earlier) return earlier;
    throw error;
  }
}

/**
 * Keeps an answer that is what its name promises. In place of another one, it keeps what comes past
 * the browser's own cache, which then no longer holds the wrong one either.
 *
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 */
async function store(cache, url, response) {
  if (!response.ok || response.type !== "basic" || response.redirected) return;
  const hash = NAMED_BY_CONTENT.test(url) ? await promised(url) : "";
  if (hash === undefined) return; // of another release
  if (await fits(url, response.clone(), hash)) return cache.put(url, response);
  const fresh = await fetch(url, { cache: "reload" });
  if (fresh.ok && !fresh.redirected && (await fits(url, fresh.clone(), hash)))
    await cache.put(url, fresh);
}

/**
 * @param {string} url
 * @param {Response} response
 * @param {string} hash  empty for a file not named by its content: then pages are told from other files
 */
async function fits(url, response, hash) {
  if (!hash)
    return (
      PAGE.test(url) === Boolean(response.headers.get("Content-Type")?.startsWith("text/html"))
    );
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return hash === [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The hash that a file has to have; the list is read again for a file it does not name, which may
 * be newer.
 *
 * @param {string} url
 */
async function promised(url) {
  const path = url.slice(worker.registration.scope.length);
  const known = hashes && (await hashes)[path];
  if (known) return known;
  hashes = fetch(`${worker.registration.scope}assets/hashes.json`, { cache: "no-cache" }).then(
    (list) => list.json(),
  );
  hashes.catch(() => (hashes = undefined));
  return (await hashes)[path];
}

/**
 * Keeps what a page has just loaded, which the browser still has at hand, and forgets earlier
 * engines.
 *
 * @param {string[]} urls
 */
async function keep(urls) {
  const cache = await caches.open(CACHE);
  const wanted = new Set(urls.map(key));
  for (const { url } of await cache.keys()) {
    if (url.includes(ENGINE) && !wanted.has(url)) await cache.delete(url);
  }
  for (const url of wanted) {
    if (!(await cache.match(url)))
      await fetch(url)
        .then((response) => store(cache, url, response))
        .catch(() => {});
  }
}
