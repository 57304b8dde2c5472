/**
 * The page that sets things side by side.
 *
 * @import { Reply } from "./asking.js"
 * @import { Problem } from "./form.js"
 * @import { Ladder } from "./preview.js"
 * @import { Known } from "./rows.js"
 */

import { Calculator } from "./calculator.js";
import { Rows } from "./rows.js";

/** @type {Ladder} */
const RATIO = [[1, ""]];

class Comparison extends Calculator {
  /** @param {HTMLElement} page */
  constructor(page) {
    super(page, { ask: "compare", read: "compare_link" });
    const list = /** @type {HTMLElement} */ (page.querySelector("[data-things]"));
    this.rows = new Rows(list, () => this.ask());
    page.addEventListener("click", ({ target }) =>
      this.#clicked(/** @type {HTMLElement} */ (target)),
    );
  }

  question() {
    const asked = super.question();
    return this.rows.edited ? { ...asked, items: this.rows.said } : asked;
  }

  get fields() {
    return super.fields.add(this.rows.field);
  }

  async foretell() {
    this.quote(RATIO);
    this.refresh();
  }

  /** @param {URLSearchParams} address */
  fillForm(address) {
    const { key = "", default: usual = "" } = this.rows.list.dataset;
    const text = address.getAll(key).at(-1) ?? usual;
    super.fillForm(address);
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

  /** @param {Reply & { rows?: (Known & { item: string })[] }} reply */
  update({ rows = [] }) {
    if (this.rows.strange) this.rows.fill(rows.map(({ item }) => item).join(","));
    this.rows.update(rows);
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
    return /** @type {HTMLInputElement} */ (
      this.form.element.querySelector(`[data-field="${field}"]`)
    );
  }

  /** @param {HTMLElement} target */
  #clicked(target) {
    const button = target.closest("button");
    if (button?.dataset.add !== undefined) {
      this.rows.add();
    } else if (button?.dataset.offer !== undefined) {
      this.leave();
      this.#control(button.dataset.for).value = button.dataset.offer;
      this.ask();
    } else if (button?.dataset.turn !== undefined) {
      this.leave();
      const pair = /** @type {HTMLElement} */ (button.closest("li"));
      this.rows.lead(
        [.../** @type {HTMLElement} */ (pair.parentElement).children].indexOf(pair) + 1,
      );
    }
  }
}

new Comparison(/** @type {HTMLElement} */ (document.querySelector(".st-comparison"))).begin();
