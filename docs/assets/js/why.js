/**
 * The tree behind a number: each node opens into the nodes it needs, built when it is opened first.
 *
 * @typedef {{ needs: string[] }} Step
 */

import { copy } from "./bind.js";

export class Why {
  /** @type {Record<string, Step>} */
  #steps = {};

  /**
   * @param {HTMLElement} element
   * @param {(node: Element) => void} grown  called with what was built and has to be filled
   */
  constructor(element, grown) {
    this.element = element;
    element.addEventListener(
      "toggle",
      ({ target }) => {
        const node = /** @type {HTMLElement} */ (target).closest("li");
        const list = node?.querySelector("ul");
        if (
          !node ||
          !list ||
          !(/** @type {HTMLDetailsElement} */ (target).open) ||
          list.children.length
        )
          return;
        this.#renew(list, this.#steps[node.dataset.node ?? ""]?.needs ?? []);
        grown(list);
      },
      true,
    );
  }

  /**
   * Makes the tree that of other steps, keeping open what is open.
   *
   * @param {Record<string, Step>} steps
   */
  update(steps) {
    this.#steps = steps;
    const list = /** @type {Element} */ (this.element.querySelector("ul"));
    const roots = /** @type {HTMLElement[]} */ ([...list.children]);
    this.#renew(
      list,
      roots.map((one) => one.dataset.node ?? ""),
    );
  }

  /**
   * Opens the tree of one category, closes the others and takes the reader there.
   *
   * @param {string} category
   */
  open(category) {
    for (const root of this.element.querySelectorAll(":scope > ul > li")) {
      const details = /** @type {HTMLDetailsElement} */ (root.querySelector("details"));
      details.open = root.id === `why-${category}`;
      if (!details.open) continue;
      this.element.closest("section")?.scrollIntoView();
      details.querySelector("summary")?.focus({ preventScroll: true });
    }
  }

  /**
   * @param {Element} list
   * @param {string[]} names
   */
  #renew(list, names) {
    names.forEach((name, index) => {
      const found = /** @type {HTMLElement | undefined} */ (list.children[index]);
      const needs = this.#steps[name].needs;
      const template = needs.length ? "why-branch" : "why-leaf";
      if (found?.dataset.node !== name || found.classList.contains("leaf") !== !needs.length) {
        const node = /** @type {HTMLElement} */ (copy(template));
        node.dataset.node = name;
        node.dataset.with = `^steps.${name}`;
        if (found) found.replaceWith(node);
        else list.append(node);
      } else {
        const inner = found.querySelector("ul");
        if (inner?.children.length) this.#renew(inner, needs);
      }
    });
    while (list.children.length > names.length) list.lastElementChild?.remove();
  }
}
