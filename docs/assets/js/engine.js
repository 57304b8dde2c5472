/**
 * The calculator in the browser: `const engine = new Engine(); const text = await
 * engine.ask("answer", "{}")`. `new Engine("2026.12")` is the calculator of that released edition:
 * same Python, same library, its own wheel. Every start and every question ends: with an answer, or
 * with an Error whose cause says why not.
 *
 * @import { Call, Cause, FromWorker, Manifest, Progress, ToWorker } from "./protocol.js"
 * @typedef {(text: string | undefined) => void} Resolve
 * @typedef {{ call: Call, text: string, resolve: Resolve, reject: (error: Error) => void }} Asked
 */

const ENGINE = new URL("../engine/", import.meta.url);
const WORKER = new URL("worker.js", import.meta.url);
const SITE = new URL("../../", import.meta.url);
/**
 * Seconds without a sign of life, while files are on their way and while the browser works; long
 * enough for slow networks and slow phones. A page may set others: <html data-stall="60"
 * data-work="240">.
 */
const { stall = "30", work = "120" } = document.documentElement.dataset;
/** What the engines of this page were made of. @type {Set<string>} */
const used = new Set();
/** What a policy that a host adds keeps from this page. @type {Set<string>} */
const forbidden = new Set();
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => forbidden.add(blockedURI));

export class Engine {
  /** @type {"idle" | "starting" | "ready" | "failed"} */
  state = "idle";

  /** Called while files arrive. @type {(progress: Progress) => void} */
  onprogress = () => {};

  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<void> | undefined} */
  #started;
  /** @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} */
  #starting;
  /** What still has to be asked, the eldest first, at most one of each call. @type {Asked[]} */
  #waiting = [];
  /** @type {Asked & { id: number } | undefined} */
  #running;
  #count = 0;
  #timer = 0;

  /** @param {string} [edition]  a released one; the latest unless said otherwise */
  constructor(edition = "engine") {
    this.manifest = new URL(`${edition}.json`, ENGINE).href;
  }

  /** Starts Python, or does nothing if it runs; after a failure it starts anew. */
  start() {
    if (this.#started) return this.#started;
    this.state = "starting";
    const started = new Promise((/** @type {(_: void) => void} */ resolve, reject) => {
      this.#starting = { resolve, reject };
    });
    started.catch(() => {}); // whoever waits for start() or ask() hears of it
    this.#started = started;
    this.#open();
    return started;
  }

  /**
   * Asks the calculator. Resolves to its JSON text, or to undefined when a later question of the
   * same kind took the place of this one before it was begun.
   *
   * @param {Call} call
   * @param {string} text
   * @returns {Promise<string | undefined>}
   */
  ask(call, text) {
    const asked = new Promise((/** @type {Asked["resolve"]} */ resolve, reject) => {
      const stale = this.#waiting.findIndex((other) => other.call === call);
      if (stale >= 0) this.#waiting.splice(stale, 1)[0].resolve(undefined);
      this.#waiting.push({ call, text, resolve, reject });
    });
    this.start();
    this.#next();
    return asked;
  }

  /** Ends Python; what still waits for it fails. */
  stop() {
    if (this.#worker) this.#fail(this.#worker, new Error("The calculator was stopped."));
    this.state = "idle";
  }

  /** @param {boolean} [last]  whether a script that was not ours was fetched anew before */
  #open(last = false) {
    try {
      const worker = new Worker(WORKER, { type: "module", name: "setara" });
      this.#worker = worker;
      this.#expect(stall);
      worker.addEventListener("message", ({ data }) => worker === this.#worker && this.#hear(data));
      worker.addEventListener("error", async ({ message }) => {
        const error = await reason(message);
        if (last || this.state !== "starting" || error.cause !== "damaged")
          this.#fail(worker, error);
        else if (worker === this.#worker) this.#open(true);
      });
      this.#send(worker).catch((error) => this.#fail(worker, failure(error, "damaged")));
    } catch (error) {
      // a browser without workers, or that may not have this one
      this.#fail(this.#worker, failure(error, "blocked"));
    }
  }

  /**
   * Tells the worker where everything is.
   *
   * @param {Worker} worker
   */
  async #send(worker) {
    const response = await fetch(this.manifest, { cache: "no-cache" }).catch(lose);
    if (!response.ok) lose(new Error(`${response.status}`));
    const text = await response.text().catch(lose);
    const manifest = /** @type {Manifest} */ (JSON.parse(text));
    for (const file of Object.keys(manifest.files)) used.add(new URL(file, ENGINE).href);
    used.add(this.manifest);
    if (worker !== this.#worker) return;
    this.#expect(stall);
    tell(worker, { base: ENGINE.href, manifest });
    this.#started?.then(keepForOffline).catch(() => {}); // private windows may refuse
  }

  /**
   * Fails unless a sign of life comes in time.
   *
   * @param {string} seconds
   */
  #expect(seconds) {
    const worker = this.#worker;
    window.clearTimeout(this.#timer);
    const late = () =>
      this.#fail(worker, failure(`No sign of life for ${seconds} seconds.`, "slow"));
    this.#timer = window.setTimeout(late, Number(seconds) * 1000);
  }

  /** @param {FromWorker} message */
  #hear(message) {
    if ("progress" in message) {
      this.#expect(stall);
      this.onprogress(message);
    } else if ("complete" in message) {
      this.#expect(work);
    } else if ("failed" in message) {
      this.#fail(this.#worker, failure(message.failed, message.cause));
    } else if ("ready" in message) {
      window.clearTimeout(this.#timer);
      this.state = "ready";
      this.#starting?.resolve();
      this.#next();
    } else if (message.id === this.#running?.id) {
      const { resolve, reject } = this.#running;
      window.clearTimeout(this.#timer);
      this.#running = undefined;
      if ("error" in message) reject(new Error(message.error));
      else resolve(message.text);
      this.#next();
    }
  }

  #next() {
    if (this.state !== "ready" || !this.#worker || this.#running) return;
    const asked = this.#waiting.shift();
    if (!asked) return;
    this.#running = { ...asked, id: ++this.#count };
    this.#expect(work);
    tell(this.#worker, { id: this.#count, call: asked.call, text: asked.text });
  }

  /**
   * @param {Worker | undefined} worker
   * @param {Error} error
   */
  #fail(worker, error) {
    if (worker !== this.#worker) return;
    window.clearTimeout(this.#timer);
    worker?.terminate();
    this.state = "failed";
    this.#starting?.reject(error);
    const waiting = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#worker = this.#started = this.#starting = this.#running = undefined;
    this.#waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}

/** Why no answer came, as words of pages name it. @param {unknown} error */
export function causeOf(error) {
  return String((error instanceof Error && error.cause) || "failed");
}

/**
 * @param {unknown} error
 * @param {Cause} usual  why, where the error does not say so itself
 */
function failure(error, usual) {
  const { message, cause = usual } = error instanceof Error ? error : new Error(String(error));
  return new Error(message, { cause });
}

/**
 * @param {Error} error
 * @returns {never}
 */
function lose({ message }) {
  throw failure(`The engine could not be fetched: ${message}`, "unreachable");
}

/**
 * Why the worker's script did not run. It is fetched past what the browser keeps, so that the next
 * one finds it anew.
 *
 * @param {string} message  of an error in the script; empty where it did not come so far
 */
async function reason(message) {
  try {
    const { ok } = await fetch(WORKER, { cache: "reload" });
    const cause = !ok ? "unreachable" : forbidden.has(WORKER.href) ? "blocked" : "damaged";
    return failure(message || "The worker could not be loaded.", cause);
  } catch (error) {
    return failure(error, "unreachable");
  }
}

/**
 * @param {Worker} worker
 * @param {ToWorker} message
 */
function tell(worker, message) {
  worker.postMessage(message);
}

/**
 * Lets the service worker keep this page and the engine, so that the next visit needs no network.
 */
async function keepForOffline() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(new URL("service-worker.js", SITE), {
    scope: SITE.pathname,
  });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [
    location.href,
    import.meta.url,
    new URL("worker.js", import.meta.url).href,
    ...loaded,
  ];
  active?.postMessage({ keep: [...own, ...used] });
}
