/**
 * A page of results: every category with its range, the tree behind each number, what it is like,
 * presets, a preview.
 *
 * @import { Door, Reply } from "./asking.js"
 * @import { Problem } from "./form.js"
 * @import { Step } from "./why.js"
 * @typedef {Reply & { impacts: Record<string, object>, steps: Record<string, Step>, question: object }} Answer
 */

import { fill } from "./bind.js";
import { Calculator } from "./calculator.js";
import { Likeness } from "./likeness.js";
import { linked, preview } from "./preview.js";
import { Why } from "./why.js";

export class Results extends Calculator {
  /** The category whose drivers and reasons are shown. */
  #category = "carbon";

  /**
   * @param {HTMLElement} page
   * @param {Door} door
   */
  constructor(page, door) {
    super(page, door);
    this.presets = /** @type {HTMLAnchorElement[]} */ ([...page.querySelectorAll(".st-presets a")]);
    this.why = new Why(/** @type {HTMLElement} */ (page.querySelector(".st-why")), (part) =>
      this.refresh(part),
    );
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
    return { ...super.values(), chosen: this.answer.impacts[this.#category] };
  }

  /** @param {Element} [part] */
  refresh(part) {
    this.page.removeAttribute("data-preview");
    super.refresh(part);
    for (const preset of this.presets) {
      if (this.own && preset.search.slice(1) === this.shown.link)
        preset.setAttribute("aria-current", "true");
      else preset.removeAttribute("aria-current");
    }
  }

  /**
   * Shows the point values while Python starts: the numbers alone, since all else would be of
   * another question.
   *
   * @param {number} mine
   * @param {string} [words]
   */
  async foretell(mine, words) {
    const module = await import(new URL(this.page.dataset.formulas ?? "", document.baseURI).href);
    const link = this.unread ? linked(module, this.unread, this.door.ask) : this.linked;
    const totals = preview(module, this.form.question(link), this.door.ask);
    if (mine !== this.turn || mine === this.replied) return;
    this.quote(module.facts.ladders.carbon);
    this.refresh();
    if (!totals) return;
    this.page.toggleAttribute("data-preview", true);
    const impacts = Object.entries(this.answer.impacts).map(([id, one]) => [
      id,
      { ...one, ...totals[id] },
    ]);
    fill(this.page, {
      ...this.values(),
      impacts: Object.fromEntries(impacts),
      previewed: totals.carbon,
    });
    if (mine === this.failed) this.fail(this.fault);
    else this.status.say("preview", words);
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
