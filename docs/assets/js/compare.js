/**
 * The page that sets things side by side.
 *
 * @import { Found } from "./calculator.js"
 * @import { Problem } from "./form.js"
 * @import { Known } from "./rows.js"
 */

import { Calculator } from "./calculator.js";
import { Rows } from "./rows.js";

class Comparison extends Calculator {
  /** @param {HTMLElement} page */
  constructor(page) {
    super(page, { ask: "compare", read: "compare_link" });
    const list = /** @type {HTMLElement} */ (page.querySelector("[data-things]"));
    this.rows = new Rows(list, () => this.ask());
    page.addEventListener("click", ({ target }) => this.#clicked(/** @type {HTMLElement} */ (target)));
  }

  question() {
    return { ...this.form.question(), items: this.rows.said };
  }

  /** @param {URLSearchParams} address */
  fillForm(address) {
    const { key = "", default: usual = "" } = this.rows.list.dataset;
    const text = address.getAll(key).at(-1) ?? usual;
    this.form.fill(address);
    if (this.rows.text !== text) this.rows.fill(text);
    this.#press();
  }

  /** @param {Problem[]} problems */
  refuseForm(problems) {
    return this.form.refuse(this.rows.refuse(problems));
  }

  get strange() {
    return this.form.strange || this.rows.strange;
  }

  /** @param {Found & { rows?: Known[] }} found */
  update(found) {
    this.rows.update(found.rows ?? []);
    this.#press();
  }

  /** Marks the offer that a field holds. */
  #press() {
    for (const button of this.page.querySelectorAll("[data-offer]")) {
      const { offer, for: field } = /** @type {HTMLElement} */ (button).dataset;
      button.setAttribute("aria-pressed", String(this.#control(field).value === offer));
    }
  }

  /**
   * @param {string | undefined} field
   * @returns {HTMLInputElement}
   */
  #control(field) {
    return /** @type {HTMLInputElement} */ (this.form.element.querySelector(`[data-field="${field}"]`));
  }

  /** Before a change by one press: the way back leads to what is shown now. */
  #leave() {
    if (this.status.state === "confirmed") history.pushState(history.state, "", location.href);
  }

  /** @param {HTMLElement} target */
  #clicked(target) {
    const button = target.closest("button");
    if (button?.dataset.add !== undefined) {
      this.rows.add();
    } else if (button?.dataset.offer !== undefined) {
      this.#leave();
      this.#control(button.dataset.for).value = button.dataset.offer;
      this.ask();
    } else if (button?.dataset.turn !== undefined) {
      this.#leave();
      const pair = /** @type {HTMLElement} */ (button.closest("li"));
      this.rows.lead([.../** @type {HTMLElement} */ (pair.parentElement).children].indexOf(pair) + 1);
    }
  }
}

new Comparison(/** @type {HTMLElement} */ (document.querySelector(".st-comparison"))).begin();
