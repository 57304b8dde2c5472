/**
 * The form between the reader and the question. Controls carry the field they fill in data-field and the key of links
 * in their name; texts are sent as they were typed, and Python says what they mean.
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 * @typedef {{ field: string, message: string }} Problem
 */

import { copy } from "./bind.js";

export class Form {
  /** What an address says that no choice of the control is, by field; it is asked as it stands. */
  #foreign = /** @type {Map<string, string>} */ (new Map());

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
  }

  /** @returns {Control[]} */
  get #controls() {
    return /** @type {Control[]} */ ([...this.element.elements]).filter((one) => one.dataset.field);
  }

  /** Whether the address names a choice that no control has. */
  get strange() {
    return this.#foreign.size > 0;
  }

  /** What is asked: every field that differs from its default. */
  question() {
    /** @type {Record<string, string | string[]>} */
    const given = {};
    /** @type {Record<string, unknown>} */
    const asked = { locale: "en", given };
    for (const control of this.#controls) {
      const text = control.value.trim();
      if (!text || text === control.dataset.default || (control.type === "radio" && !chosen(control))) continue;
      put(control.dataset.field ?? "", control.type === "text" && text.includes("..") ? text.split("..") : text);
    }
    this.#foreign.forEach((text, field) => put(field, text));
    return asked;

    /**
     * @param {string} field
     * @param {string | string[]} value
     */
    function put(field, value) {
      if (field.startsWith("given.")) given[field.slice(6)] = value;
      else asked[field] = value;
    }
  }

  /**
   * Sets every control to what an address says, or to its default.
   *
   * @param {URLSearchParams} address
   */
  fill(address) {
    this.#foreign.clear();
    this.#more.querySelectorAll(".st-field").forEach((one) => one.remove());
    this.#more.hidden = true;
    for (const control of this.#controls) {
      const said = address.getAll(control.name).at(-1);
      const text = said ?? control.dataset.default ?? "";
      if (control.type === "radio") {
        /** @type {HTMLInputElement} */ (control).checked = control.value.toLowerCase() === text.toLowerCase();
      } else if (control.type === "text") {
        control.value = text;
      } else {
        const options = [.../** @type {HTMLSelectElement} */ (control).options];
        control.value = options.find((one) => one.value.toLowerCase() === text.toLowerCase())?.value ?? text;
      }
      if (said !== undefined && control.type !== "text") this.#foreign.set(control.dataset.field ?? "", said);
    }
    for (const control of this.#controls) {
      const held = control.type === "radio" ? chosen(control) : control.type !== "text" && control.value;
      if (held) this.#foreign.delete(control.dataset.field ?? "");
    }
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
        if (attribute.name !== "class") attribute.value = attribute.value.replace(/(given|steps)\./g, `$1.${name}`);
      }
    }
    const input = /** @type {HTMLInputElement} */ (row.querySelector("input"));
    input.name = name;
    input.value = text;
    /** @type {HTMLElement} */ (row.querySelector("label")).textContent = name.replaceAll("_", " ");
    this.#more.hidden = false;
  }

  /** @returns {HTMLElement} */
  get #more() {
    return /** @type {HTMLElement} */ (this.element.querySelector("[data-more]"));
  }

  /**
   * What the reader chose replaces what the address said.
   *
   * @param {EventTarget | null} target
   */
  touched(target) {
    this.#foreign.delete(/** @type {Control} */ (target).dataset?.field ?? "");
    this.hint();
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
   * Shows each problem beside its control and takes back the others; returns those without a control.
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
