/**
 * Makes the second visit quick and lets it do without the network. It stands at the root of the site.
 *
 * Files named by their content come from the cache for ever; everything else comes from the network and from
 * the cache only where there is none.
 */

const CACHE = "setara";
const NAMED_BY_CONTENT = /-[0-9a-f]{10}[./]/;
const ENGINE = "/assets/engine/";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const plain = request.method === "GET" && !request.headers.has("range");
  if (plain && isOurs(request.url)) event.respondWith(respond(request));
});

worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep.filter(isOurs)));
});

/** @param {string} url */
function isOurs(url) {
  return url.startsWith(worker.registration.scope);
}

/** A page is the same whatever its query asks. @param {string} url */
function key(url) {
  return url.replace(/[?#].*/, "");
}

/** @param {Request} request */
async function respond(request) {
  const cache = await caches.open(CACHE);
  if (NAMED_BY_CONTENT.test(request.url)) {
    return (await cache.match(key(request.url))) ?? store(cache, request.url, await fetch(request));
  }
  try {
    return store(cache, request.url, await fetch(request));
  } catch (error) {
    const kept = await cache.match(key(request.url));
    if (kept) return kept;
    throw error;
  }
}

/**
 * @param {Cache} cache
 * @param {string} url
 * @param {Response} response
 */
function store(cache, url, response) {
  if (response.ok && response.type === "basic" && !response.redirected) {
    cache.put(key(url), response.clone()).catch(() => {}); // a full disk must not spoil the visit
  }
  return response;
}

/**
 * Keeps what a page has just loaded, which the browser still has at hand, and forgets earlier engines.
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
    if (!(await cache.match(url))) await cache.add(url).catch(() => {});
  }
}
