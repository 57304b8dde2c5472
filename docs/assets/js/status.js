/**
 * The line that says where the numbers come from. It speaks once per change; its words stand in the
 * page.
 *
 * @import { Engine } from "./engine.js"
 * @typedef {"served" | "preview" | "computing" | "confirmed" | "refused" | "nothing" | "error"} State
 */

import { causeOf } from "./engine.js";

const PATIENCE = 250; // ms before an unanswered question is worth a word

export class Status {
  /** @type {State} */
  state = "served";
  #words = "served";
  /** Why no answer came. */
  #cause = "";
  /** @type {number | undefined} */
  #timer;
  /** @type {Map<string, { loaded: number, total: number }>} */
  #parts = new Map();

  /**
   * @param {HTMLElement} page
   * @param {Engine} engine
   */
  constructor(page, engine) {
    this.page = page;
    this.engine = engine;
    this.line = /** @type {HTMLElement} */ (page.querySelector(".st-status"));
    this.retry = /** @type {HTMLButtonElement} */ (page.querySelector(".st-retry"));
    this.bar = /** @type {HTMLProgressElement} */ (page.querySelector(".st-progress"));
    page.querySelector(".st-unloaded")?.remove();
    const words = /** @type {HTMLTemplateElement} */ (document.getElementById("status-words"));
    this.words = new Map(
      [...words.content.children].map((one) => [one.getAttribute("data-words"), one.textContent]),
    );
    window.addEventListener("offline", () => this.#speak());
    window.addEventListener("online", () => this.#speak());
    engine.onprogress = ({ progress, loaded, total }) => this.#progress(progress, loaded, total);
  }

  /**
   * @param {State} state
   * @param {string} [words]  those of the state unless said otherwise
   * @param {string} [cause]  why no answer came
   */
  say(state, words = state, cause = "") {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.state = state;
    this.#words = words;
    this.#cause = cause;
    this.#speak();
  }

  /**
   * Says why no answer came, and what stands on the page.
   *
   * @param {unknown} error
   * @param {string} words
   * @param {State} [state]
   */
  fail(error, words, state = "error") {
    this.say(state, words, causeOf(error));
  }

  /**
   * Says that a question is being computed: at once if the page has other numbers, else only if it
   * takes long. Numbers of another question than the address asks may stand while a running Python
   * answers, and no longer.
   *
   * @param {string} link  of the numbers on the page; empty for the default question
   * @param {boolean} own  whether they are an answer to this address
   */
  soon(link, own) {
    window.clearTimeout(this.#timer);
    const ready = this.engine.state === "ready";
    const shown =
      this.state === "confirmed" || this.state === "computing" || this.state === "refused";
    if (!own && !(ready && shown)) return this.say("nothing", "nothing-yet");
    const wait = own && ready ? PATIENCE : 0;
    this.#timer = window.setTimeout(
      () => this.say("computing", link ? "computing" : "computing-first"),
      wait,
    );
  }

  #speak() {
    const works =
      this.engine.state === "ready" && (this.state === "served" || this.state === "confirmed");
    const offline = !navigator.onLine && works;
    const text = [this.#cause, offline ? "offline" : this.#words]
      .map((key) => this.words.get(key) ?? "")
      .join(" ");
    this.page.dataset.state = this.state;
    this.page.dataset.words = this.#words;
    this.line.dataset.state = offline ? "offline" : this.state;
    const waits = this.state === "computing" || this.#words === "nothing-yet";
    this.retry.hidden = !this.#cause;
    this.bar.hidden = !waits || this.engine.state === "ready";
    if (this.line.textContent !== text.trim()) this.line.textContent = text.trim();
  }

  /**
   * @param {string} part
   * @param {number} loaded
   * @param {number} total
   */
  #progress(part, loaded, total) {
    this.#parts.set(part, { loaded, total });
    const parts = [...this.#parts.values()];
    this.bar.max = parts.reduce((sum, one) => sum + one.total, 0);
    this.bar.value = parts.reduce((sum, one) => sum + one.loaded, 0);
  }
}
