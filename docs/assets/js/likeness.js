/**
 * What an answer or a life is like: the things that the reader chose beside it. The choice is part
 * of the question, so that it stands in its link; a control of the form holds it.
 *
 * @import { Calculator } from "./calculator.js"
 * @import { Problem } from "./form.js"
 * @import { Known } from "./rows.js"
 * @typedef {{ link: string, rows: Known[], problems?: Problem[] }} Compared
 */

import { fill } from "./bind.js";
import { Rows } from "./rows.js";

export class Likeness {
  #turn = 0;

  /**
   * @param {HTMLElement} section
   * @param {Calculator} calculator
   */
  constructor(section, calculator) {
    this.section = section;
    this.calculator = calculator;
    this.rows = new Rows(/** @type {HTMLElement} */ (section.querySelector("[data-things]")), () =>
      this.#chosen(),
    );
    this.control = /** @type {HTMLInputElement} */ (
      calculator.form.element.querySelector("[data-field=comparators]")
    );
    section.addEventListener("input", ({ target }) => {
      if (/** @type {HTMLInputElement} */ (target).name) this.update();
      else this.#chosen();
    });
    section.addEventListener("click", ({ target }) => {
      if (/** @type {HTMLElement} */ (target).closest("[data-add]")) this.rows.add();
    });
  }

  /** Sets the rows to what the form holds. */
  fill() {
    if (this.rows.text !== this.control.value) this.rows.fill(this.control.value);
  }

  /** Asks again how the answer shown compares. */
  async update() {
    const { engine } = this.calculator;
    const mine = ++this.#turn;
    const { comparators: _, claimed: __, ...asked } = this.calculator.question();
    const { answers = "1", ...answer } = asked;
    const lived = this.calculator.door.ask === "life";
    const question = lived ? { life: asked } : answer;
    const chosen = /** @type {HTMLInputElement | null} */ (
      this.section.querySelector("[name=c]:checked")
    );
    const first = lived ? { thing: "life" } : { thing: "answer", amount: answers };
    try {
      const items = [first, ...this.rows.said];
      const text = await engine.ask(
        "compare",
        JSON.stringify({ ...question, items, category: chosen?.value }),
      );
      if (text === undefined || mine !== this.#turn) return;
      const found = /** @type {Compared} */ (JSON.parse(text));
      this.#refuse(found.problems ?? []);
      if (found.problems) return;
      const [, ...others] = found.rows;
      this.rows.update(others);
      fill(this.section, found, { home: `${this.calculator.page.dataset.home}/` });
    } catch {
      if (mine === this.#turn) this.calculator.status.say("error");
    }
  }

  /**
   * Shows what is wrong with a chosen thing; returns the other problems.
   *
   * @param {Problem[]} problems
   */
  refuse(problems) {
    return this.rows.refuse(problems);
  }

  /**
   * The same from a comparison, where the answer itself is the first.
   *
   * @param {Problem[]} problems
   */
  #refuse(problems) {
    const moved = problems.map((one) => {
      const [list, place, ...rest] = one.field.split(".");
      const own = list === "items" && place !== undefined;
      return own ? { ...one, field: [this.rows.field, Number(place) - 1, ...rest].join(".") } : one;
    });
    this.rows.refuse(moved);
  }

  #chosen() {
    this.control.value = this.rows.text;
    this.control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
