/**
 * The calculator in the browser: `const engine = new Engine(); const text = await engine.ask("answer", "{}")`.
 * `new Engine("2026.12")` is the calculator of that released edition: same Python, same library, its own wheel.
 *
 * @import { Call, FromWorker, Manifest, Progress, ToWorker } from "./protocol.js"
 * @typedef {(text: string | undefined) => void} Resolve
 * @typedef {{ call: Call, text: string, resolve: Resolve, reject: (error: Error) => void }} Asked
 */

const ENGINE = new URL("../engine/", import.meta.url);
const SITE = new URL("../../", import.meta.url);
/** What the engines of this page were made of. @type {Set<string>} */
const used = new Set();

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

  /** @param {string} [edition]  a released one; the latest unless said otherwise */
  constructor(edition = "engine") {
    this.manifest = new URL(`${edition}.json`, ENGINE).href;
  }

  /** Starts Python, or does nothing if it runs; after a failure it starts anew. */
  start() {
    if (!this.#started) {
      this.state = "starting";
      const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "setara" });
      this.#worker = worker;
      this.#started = new Promise((resolve, reject) => (this.#starting = { resolve, reject }));
      this.#started.catch(() => {}); // whoever waits for start() or ask() hears of it
      worker.addEventListener("message", ({ data }) => this.#heard(worker, data));
      worker.addEventListener("error", ({ message }) => {
        this.#fail(worker, message || "The worker could not be loaded.");
      });
      this.#open(worker).catch((error) => this.#fail(worker, error.message));
    }
    return this.#started;
  }

  /**
   * Asks the calculator. Resolves to its JSON text, or to undefined when a later question of the same kind
   * took the place of this one before it was begun.
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
    if (this.#worker) this.#fail(this.#worker, "The calculator was stopped.");
    this.state = "idle";
  }

  /** @param {Worker} worker */
  async #open(worker) {
    const response = await fetch(this.manifest, { cache: "no-cache" });
    if (!response.ok) throw new Error(`The engine could not be fetched: ${response.status}`);
    const manifest = /** @type {Manifest} */ (await response.json());
    tell(worker, { base: ENGINE.href, manifest });
    for (const file of Object.keys(manifest.files)) used.add(new URL(file, ENGINE).href);
    used.add(this.manifest);
    this.#started?.then(keepForOffline).catch(() => {}); // private windows may refuse
  }

  /**
   * @param {Worker} worker
   * @param {FromWorker} message
   */
  #heard(worker, message) {
    if (worker !== this.#worker) return;
    if ("progress" in message) {
      this.onprogress(message);
    } else if ("failed" in message) {
      this.#fail(worker, message.failed);
    } else if ("ready" in message) {
      this.state = "ready";
      this.#starting?.resolve();
      this.#next();
    } else if (message.id === this.#running?.id) {
      const { resolve, reject } = this.#running;
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
    tell(this.#worker, { id: this.#count, call: asked.call, text: asked.text });
  }

  /**
   * @param {Worker} worker
   * @param {string} message
   */
  #fail(worker, message) {
    if (worker !== this.#worker) return;
    worker.terminate();
    this.state = "failed";
    const error = new Error(message);
    this.#starting?.reject(error);
    for (const { reject } of this.#running ? [this.#running, ...this.#waiting] : this.#waiting) reject(error);
    this.#worker = this.#started = this.#starting = this.#running = undefined;
    this.#waiting = [];
  }
}

/**
 * @param {Worker} worker
 * @param {ToWorker} message
 */
function tell(worker, message) {
  worker.postMessage(message);
}

/** Lets the service worker keep this page and the engine, so that the next visit needs no network. */
async function keepForOffline() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(new URL("service-worker.js", SITE), { scope: SITE.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const own = [location.href, import.meta.url, new URL("worker.js", import.meta.url).href, ...loaded];
  active?.postMessage({ keep: [...own, ...used] });
}
