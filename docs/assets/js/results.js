/**
 * A page of results: every category with its range, the tree behind each number, what it is like, presets, a preview.
 *
 * @import { Found } from "./calculator.js"
 * @import { Problem } from "./form.js"
 * @import { Call } from "./protocol.js"
 * @import { Step } from "./why.js"
 * @typedef {Found & { impacts: Record<string, object>, steps: Record<string, Step>, question: object }} Answer
 */

import { fill } from "./bind.js";
import { Calculator } from "./calculator.js";
import { Likeness } from "./likeness.js";
import { preview } from "./preview.js";
import { Why } from "./why.js";

export class Results extends Calculator {
  /** The category whose drivers and reasons are shown. */
  #category = "carbon";

  /**
   * @param {HTMLElement} page
   * @param {{ ask: Call, read: Call }} door
   */
  constructor(page, door) {
    super(page, door);
    this.presets = /** @type {HTMLAnchorElement[]} */ ([...page.querySelectorAll(".st-presets a")]);
    this.why = new Why(/** @type {HTMLElement} */ (page.querySelector(".st-why")), (part) => this.refresh(part));
    this.why.update(this.answer.steps);
    this.like = new Likeness(/** @type {HTMLElement} */ (page.querySelector("#like")), this);
    page.addEventListener("click", (event) => this.#asked(event));
  }

  get answer() {
    return /** @type {Answer} */ (this.shown);
  }

  /** @param {URLSearchParams} address */
  fillForm(address) {
    super.fillForm(address);
    this.like.fill();
  }

  /** @param {Problem[]} problems */
  refuseForm(problems) {
    return super.refuseForm(this.like.refuse(problems));
  }

  update() {
    this.why.update(this.answer.steps);
    this.like.update();
  }

  values() {
    return { ...this.shown, ...this.notices, chosen: this.answer.impacts[this.#category] };
  }

  /** @param {Element} [part] */
  refresh(part) {
    this.page.removeAttribute("data-preview");
    super.refresh(part);
    for (const preset of this.presets) {
      if (this.own && preset.search.slice(1) === this.shown.link) preset.setAttribute("aria-current", "true");
      else preset.removeAttribute("aria-current");
    }
  }

  /**
   * Shows the point values while Python starts: the numbers alone, since all else would be of another question.
   *
   * @param {number} mine
   */
  async foretell(mine) {
    const module = await import(new URL(this.page.dataset.formulas ?? "", document.baseURI).href);
    const asked = /** @type {{ given: Record<string, string> }} */ (this.form.question());
    for (const [key, text] of this.unread ?? []) if (Object.hasOwn(module.facts.bounds, key)) asked.given[key] = text;
    const totals = preview(module, asked, this.door.ask);
    if (!totals || mine !== this.turn || this.status.state !== "computing") return;
    this.page.toggleAttribute("data-preview", true);
    const impacts = Object.entries(this.answer.impacts).map(([id, one]) => [id, { ...one, ...totals[id] }]);
    fill(this.page, { ...this.values(), impacts: Object.fromEntries(impacts), previewed: totals.carbon });
    this.status.say("preview");
  }

  /** @param {unknown} error */
  fail(error) {
    if (this.page.hasAttribute("data-preview")) this.status.fail(error, "error-preview");
    else super.fail(error);
  }

  /** @param {MouseEvent} event */
  #asked(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link?.dataset.why) return;
    event.preventDefault();
    this.#category = link.dataset.why;
    this.refresh();
    this.why.open(this.#category);
  }
}
