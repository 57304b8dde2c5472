/**
 * The page that leads from any published figure to any other.
 *
 * @import { Reply } from "./asking.js"
 */

import { Calculator } from "./calculator.js";

class Reconciliation extends Calculator {
  /** Whether the impact was chosen for these two figures, or may be another that both have. */
  #chosen = false;

  /** @param {HTMLElement} page */
  constructor(page) {
    super(page, { ask: "reconcile", read: "reconcile_link" });
    this.form.element.addEventListener("input", ({ target }) => {
      this.#chosen = target === this.#control("category");
    });
    page.querySelector("[data-turn]")?.addEventListener("click", () => this.#turn());
  }

  question() {
    const said = Object.fromEntries(
      ["a", "b", "category"].map((field) => [field, this.#control(field).value]),
    );
    const { given, ...asked } = super.question();
    const impact = this.#chosen ? {} : { category: undefined, prefer: said.category };
    return { ...said, ...asked, ...impact };
  }

  /** @param {URLSearchParams} address */
  fillForm(address) {
    super.fillForm(address);
    this.#chosen = address.has("c");
  }

  /** @param {Reply & { question?: Record<string, string> }} found */
  update({ question }) {
    for (const field of ["a", "b", "category"])
      this.#control(field).value = question?.[field] ?? "";
  }

  /** Leads from the second figure to the first. */
  #turn() {
    const [a, b] = [this.#control("a"), this.#control("b")];
    [a.value, b.value] = [b.value, a.value];
    this.ask();
  }

  /**
   * @param {string} field
   * @returns {HTMLSelectElement}
   */
  #control(field) {
    return /** @type {HTMLSelectElement} */ (
      this.form.element.querySelector(`[data-field="${field}"]`)
    );
  }
}

new Reconciliation(/** @type {HTMLElement} */ (document.querySelector(".st-reconcile"))).begin();
