/**
 * The inputs of a frame: what its address asks, and what the reader changes in it, answered by
 * Python.
 */

import { Asking } from "./asking.js";
import { copy, fill } from "./bind.js";
import { statedResults } from "./editions.js";
import { causeOf, Engine } from "./engine.js";
import { Form } from "./form.js";

/** @import { Problem, Question } from "./form.js" */

export class Frame extends Asking {
  /**
   * @param {HTMLElement} page
   * @param {boolean} table  whether it shows no inputs
   * @param {string} [edition]  the released one that answers; the latest unless said otherwise
   */
  constructor(page, table, edition) {
    const element = /** @type {HTMLFormElement} */ (page.querySelector("form"));
    super(new Engine(edition), new Form(element), { ask: "answer", read: "link" });
    this.page = page;
    this.edition = edition;
    this.main = /** @type {HTMLElement} */ (page.querySelector("main"));
    this.retry = /** @type {HTMLElement} */ (page.querySelector("[data-retry]"));
    this.retry.addEventListener("click", () => this.ask());
    element.hidden = table;
    page.querySelector("[data-clear]")?.addEventListener("click", () => {
      this.clear();
      this.ask();
    });
  }

  /** Begins with what the frame asks. @param {URLSearchParams} link */
  begin(link) {
    this.listen();
    this.follow(link);
    this.ask();
  }

  ask() {
    this.retry.hidden = true;
    if (this.engine.state !== "ready") this.#say("computing");
    super.ask();
  }

  /** @param {Question} asked */
  refusals(asked) {
    return this.edition ? statedResults(this.edition, asked) : [];
  }

  /** @param {object} reply */
  show(reply) {
    this.form.refuse([]);
    this.#list([]);
    this.#hide("[data-unasked]", true);
    this.#hide("[data-answered]", false);
    fill(this.main, { ...reply, settings: this.settings }, { home: this.main.dataset.home });
    this.#say("confirmed");
  }

  /** @param {Problem[]} problems */
  refuse(problems) {
    const elsewhere = this.form.refuse(problems);
    this.#list(this.form.element.hidden ? problems : elsewhere);
    this.#hide("[data-words]", true);
    this.#hide("[data-answered]", true);
  }

  /** @param {unknown} error */
  fail(error) {
    this.#hide("[data-answered]", true);
    this.#say(causeOf(error));
    this.retry.hidden = false;
  }

  /** @param {Problem[]} problems */
  #list(problems) {
    const place = /** @type {HTMLElement} */ (this.page.querySelector(".st-embed__problems"));
    place.hidden = !problems.length;
    place.replaceChildren(
      ...problems.map((one) => Object.assign(copy("embed-problem"), { textContent: one.message })),
    );
  }

  /** @param {string} word */
  #say(word) {
    const words = /** @type {HTMLTemplateElement} */ (document.getElementById("embed-words"));
    const line = /** @type {HTMLElement} */ (this.page.querySelector("[data-words]"));
    line.hidden = false;
    line.textContent = words.content.querySelector(`[data-words="${word}"]`)?.textContent ?? "";
  }

  /**
   * @param {string} place
   * @param {boolean} hidden
   */
  #hide(place, hidden) {
    /** @type {HTMLElement} */ (this.page.querySelector(place)).hidden = hidden;
  }
}
