/**
 * The panel of the search: a field that says what is found while one types, and a list to walk
 * through by keys.
 */

import { fill } from "./bind.js";
import { Finder } from "./finder.js";

/**
 * @param {HTMLDialogElement} dialog  names the addresses of the index and of the library that searches it
 */
export async function load(dialog) {
  const { index = "", library = "" } = dialog.dataset;
  const [{ default: MiniSearch }, response] = await Promise.all([
    import(new URL(library, document.baseURI).href),
    fetch(index),
  ]);
  if (!response.ok) throw new Error(`The index could not be fetched: ${response.status}`);
  const finder = new Finder(MiniSearch, await response.json());
  await finder.ready;
  return new SearchPanel(dialog, finder);
}

export class SearchPanel {
  /** The option that the keys have come to; none is -1. */
  #active = -1;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Finder} finder
   */
  constructor(dialog, finder) {
    this.dialog = dialog;
    this.finder = finder;
    this.input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
    this.status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
    this.list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("click", ({ target }) => {
      // an address on this very page
      if (target instanceof Element && target.closest("a")) dialog.close();
    });
  }

  get options() {
    return /** @type {NodeListOf<HTMLAnchorElement>} */ (
      this.list.querySelectorAll("[role=option]")
    );
  }

  /** Lists what is found for the text in the field. */
  show() {
    const text = this.input.value.trim();
    const found = this.finder.find(text);
    let count = 0;
    const groups = found.groups.map(({ name, entries }) => ({
      name,
      entries: entries.map(({ kind, ...entry }) => {
        return { ...entry, kind: kind === name ? "" : kind, id: `search-${count++}` };
      }),
    }));
    fill(this.list, { groups }, { home: this.dialog.dataset.home });
    this.input.setAttribute("aria-expanded", `${count > 0}`);
    this.status.textContent = said(text, found);
    this.#activate(-1);
    this.list.scrollTop = 0;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && !event.isComposing)
      (this.options[this.#active] ?? this.options[0])?.click();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const { length } = this.options;
    if (!step || !length) return;
    event.preventDefault();
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#activate((from + step + length) % length);
  }

  /** @param {number} place */
  #activate(place) {
    this.#active = place;
    this.options.forEach((option, index) =>
      option.setAttribute("aria-selected", `${index === place}`),
    );
    const option = this.options[place];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
}

/**
 * @param {string} text
 * @param {import("./finder.js").Found} found
 */
function said(text, { count, near, read }) {
  if (!text) return "";
  if (near) return `Nothing is found for “${text}”.`;
  return `${count} ${count === 1 ? "result" : "results"}${read && ` for “${read}”`}`;
}
