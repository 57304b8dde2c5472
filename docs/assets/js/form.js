/**
 * The form between the reader and the question. Controls carry the field they fill in data-field
 * and the key of links in their name; texts are sent as they were typed, and Python says what they
 * mean.
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 * @typedef {{ field: string, message: string }} Problem
 * @typedef {Record<string, any> & { given?: Record<string, unknown>, claimed?: number[] }} Question
 */

import { copy } from "./bind.js";

export class Form {
  /** What stands in each field as an address set it. @type {Map<string, string>} */
  #filled = new Map();
  /** What an address says that no choice of the control is. @type {Set<string>} */
  #foreign = new Set();

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @returns {Control[]} */
  get #controls() {
    return /** @type {Control[]} */ ([...this.element.elements]).filter((one) => one.dataset.field);
  }

  /** What stands in each field; nothing where no choice of it is taken. */
  get #texts() {
    const texts = new Map(this.#controls.map(({ dataset }) => [dataset.field ?? "", ""]));
    for (const control of this.#controls) {
      if (control.type !== "radio" || chosen(control))
        texts.set(control.dataset.field ?? "", control.value.trim());
    }
    return texts;
  }

  /** The fields that have a control. */
  get fields() {
    return new Set(this.#texts.keys());
  }

  /** Whether the address names a choice that no control has. */
  get strange() {
    return this.#foreign.size > 0;
  }

  /**
   * What is asked: what a link asks, where its control stands as the link set it or has no control,
   * and every other field that differs from its default.
   *
   * @param {Question} [linked]  what the link asks
   * @returns {Question}
   */
  question(linked = {}) {
    const given = { ...linked.given };
    const asked = /** @type {Question} */ ({ locale: "en", ...linked, given });
    const defaults = new Map(this.#controls.map(({ dataset }) => [dataset.field, dataset.default]));
    for (const [field, text] of this.#texts) {
      const [place, name] = field.startsWith("given.") ? [given, field.slice(6)] : [asked, field];
      if (name in place && text === this.#filled.get(field)) continue;
      if (!text || text === defaults.get(field)) delete place[name];
      else place[name] = text.includes("..") ? text.split("..") : text;
    }
    return asked;
  }

  /**
   * Sets every control to what an address says, or to its default.
   *
   * @param {URLSearchParams} address
   */
  fill(address) {
    this.#foreign.clear();
    this.clear();
    for (const control of this.#controls) {
      const said = address.getAll(control.name).at(-1);
      const text = said ?? control.dataset.default ?? "";
      if (control.type === "radio") {
        /** @type {HTMLInputElement} */ (control).checked =
          control.value.toLowerCase() === text.toLowerCase();
      } else if (control.type === "text") {
        control.value = text;
      } else {
        const options = [.../** @type {HTMLSelectElement} */ (control).options];
        control.value =
          options.find((one) => one.value.toLowerCase() === text.toLowerCase())?.value ?? text;
      }
      if (said !== undefined && control.type !== "text")
        this.#foreign.add(control.dataset.field ?? "");
    }
    this.#filled = this.#texts;
    for (const [field, text] of this.#filled) if (text) this.#foreign.delete(field);
    this.hint();
  }

  /**
   * Adds a control for a value that an address gives and the form has none for.
   *
   * @param {string} name
   * @param {string} text
   */
  add(name, text) {
    if (this.#controls.some((one) => one.name === name)) return;
    const row = this.#more.appendChild(copy("more-factor"));
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of [...element.attributes]) {
        if (attribute.name !== "class")
          attribute.value = attribute.value.replace(/(given|steps)\./g, `$1.${name}`);
      }
    }
    const input = /** @type {HTMLInputElement} */ (row.querySelector("input"));
    input.name = name;
    input.value = text;
    /** @type {HTMLElement} */ (row.querySelector("label")).textContent = name.replaceAll("_", " ");
    this.#filled.set(`given.${name}`, text.trim());
    this.#more.hidden = false;
  }

  /** The controls that were added, as their names and texts. */
  get added() {
    const inputs = [...this.#more.querySelectorAll("input")].filter(({ value }) => value.trim());
    return inputs.map(({ name, value }) => ({
      label: name.replaceAll("_", " "),
      text: value.replace("..", " to "),
    }));
  }

  /** Takes away the controls that were added; returns their names. */
  clear() {
    const names = [...this.#more.querySelectorAll("input")].map(({ name }) => name);
    this.#more.querySelectorAll(".st-field").forEach((one) => one.remove());
    this.#more.hidden = true;
    return names;
  }

  /** @returns {HTMLElement} */
  get #more() {
    return /** @type {HTMLElement} */ (this.element.querySelector("[data-more]"));
  }

  /** Shows the hint of the chosen option. */
  hint() {
    for (const select of this.element.querySelectorAll("select")) {
      const place = document.getElementById(`h-${select.dataset.field}`);
      if (!place || !select.querySelector("[data-hint]")) continue;
      place.textContent = select.selectedOptions[0]?.dataset.hint ?? "";
    }
  }

  /**
   * Shows each problem beside its control and takes back the others; returns those without a
   * control.
   *
   * @param {Problem[]} problems
   */
  refuse(problems) {
    const said = new Map(problems.map((one) => [one.field, one.message]));
    const fields = new Set();
    for (const control of this.#controls) {
      const field = control.dataset.field ?? "";
      const message = said.get(field);
      const place = document.getElementById(`e-${field}`);
      fields.add(field);
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      control.closest(".st-field")?.classList.toggle("st-field--refused", Boolean(message));
      if (place && place.textContent !== (message ?? "")) place.textContent = message ?? "";
      if (place) place.hidden = !message;
      if (message) control.closest("details")?.setAttribute("open", "");
    }
    return problems.filter((one) => !fields.has(one.field));
  }
}

/** @param {Control} control */
function chosen(control) {
  return /** @type {HTMLInputElement} */ (control).checked;
}
