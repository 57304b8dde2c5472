/**
 * What every page that asks Python does: has a link read, asks what it and the form say, takes the
 * newest answer. The door alone reads links; the form says what the reader changed since, and what
 * only the link set stays in force. A page says what differs by extending the class.
 *
 * @import { Engine } from "./engine.js"
 * @import { Form, Problem, Question } from "./form.js"
 * @import { Call } from "./protocol.js"
 * @typedef {{ link: string, claimed?: { range: string }, problems?: Problem[] }} Reply
 * @typedef {{ question: Question, unknown: string[], problems: Problem[] }} Reading
 * @typedef {{ ask: Call, read: Call }} Door  what of Python's door answers, and what reads a link
 * @typedef {{ key: string, label: string, options: Record<string, string> }} FieldWords
 */

export class Asking {
  /** The link that Python has not read yet. @type {URLSearchParams | undefined} */
  unread;
  /** What the link asks, as Python read it. @type {Question} */
  linked = {};
  /**
   * The newest question, counted; the last that was answered or refused; the last that got no
   * answer.
   */
  turn = 0;
  replied = 0;
  failed = 0;
  /** Why that got none. @type {unknown} */
  fault;
  settled = Promise.resolve();
  /**
   * The question whose answer is shown, as it was asked; empty where the page was served with it.
   */
  asked = "";
  /** The texts of the link by key. */
  #texts = new URLSearchParams();
  #typing = 0;

  /**
   * @param {Engine} engine
   * @param {Form} form
   * @param {Door} door
   */
  constructor(engine, form, door) {
    this.engine = engine;
    this.form = form;
    this.door = door;
  }

  /** What is done with an answer. @param {any} _reply */
  show(_reply) {}

  /** Says what cannot be answered. @param {Problem[]} _problems */
  refuse(_problems) {}

  /** Says that no answer came, and why. @param {unknown} _error */
  fail(_error) {}

  /** What has to be done before anything is asked. */
  async prepare() {}

  /** What the page itself does not let be asked. @param {Question} _asked @returns {Problem[]} */
  refusals(_asked) {
    return [];
  }

  /** Takes up what Python read; returns its problems. @param {Reading} reading */
  take({ problems }) {
    return problems;
  }

  /** Begins to listen to the form. */
  listen() {
    const { element } = this.form;
    element.addEventListener("input", ({ target }) => {
      this.form.hint();
      this.soon(/** @type {HTMLInputElement} */ (target).type === "text" ? 150 : 0);
    });
    element.addEventListener("submit", (event) => (event.preventDefault(), this.ask()));
    element.addEventListener("focusin", () => this.engine.start()?.catch(() => {}));
  }

  /**
   * Takes up a link: Python reads it before anything else is asked.
   *
   * @param {URLSearchParams} link
   */
  follow(link) {
    this.linked = {};
    this.#texts = link;
    this.unread = link.size ? link : undefined;
    this.form.fill(link);
  }

  /** What is asked. @returns {Question} */
  question() {
    return this.form.question(this.linked);
  }

  /** The fields that the page has controls for. */
  get fields() {
    return this.form.fields;
  }

  /** The fields that the link set and the page has no control for. */
  get #beyond() {
    return Object.keys(this.linked).filter((name) => !UNSAID.has(name) && !this.fields.has(name));
  }

  /** What the link set and the page as it was served has no control for, in words. */
  get settings() {
    const stated = this.#beyond.map((name) => {
      const { key = name, label = name, options = {} } = words[name] ?? {};
      const text = this.#texts.getAll(key).at(-1) ?? "";
      return { label, text: options[text] ?? text.replace("..", " to ") };
    });
    return [...stated, ...this.form.added];
  }

  /** Leaves out what only the link set. */
  clear() {
    for (const name of this.#beyond) delete this.linked[name];
    for (const name of this.form.clear()) delete this.linked.given?.[name];
  }

  /** Asks when nothing more was typed for so many milliseconds. @param {number} wait */
  soon(wait) {
    window.clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.ask(), wait);
  }

  /** Asks what the link and the form say; the newest question wins. */
  ask() {
    window.clearTimeout(this.#typing);
    this.settled = this.#answer(++this.turn);
  }

  /** @param {number} mine */
  async #answer(mine) {
    try {
      await this.prepare();
      if (mine !== this.turn) return;
      const misread = (this.unread && (await this.#read(this.unread))) ?? [];
      if (mine !== this.turn) return;
      const problems = [...misread, ...this.refusals(this.question())];
      const asked = JSON.stringify(this.question());
      const text = problems.length
        ? JSON.stringify({ problems })
        : await this.engine.ask(this.door.ask, asked);
      if (text === undefined || mine !== this.turn) return;
      this.replied = mine;
      const reply = JSON.parse(text);
      if (reply.problems) return this.refuse(reply.problems);
      this.asked = asked;
      this.show(reply);
    } catch (error) {
      if (mine !== this.turn) return;
      this.failed = mine;
      this.fault = error;
      this.fail(error);
    }
  }

  /** @param {URLSearchParams} link */
  async #read(link) {
    const text = await this.engine.ask(this.door.read, `${link}`);
    if (text === undefined || this.unread !== link) return;
    this.unread = undefined;
    const reading = /** @type {Reading} */ (JSON.parse(text));
    this.linked = reading.question;
    for (const name of Object.keys(reading.question.given ?? {}))
      this.form.add(name, link.getAll(name).at(-1) ?? "");
    return this.take(reading);
  }
}

/** What of a question is no field of it. */
const UNSAID = new Set(["given", "claimed", "locale"]);
/** The fields that the page has no control for, in words. @type {Record<string, FieldWords>} */
const words = JSON.parse(document.getElementById("field-words")?.textContent ?? "{}");
