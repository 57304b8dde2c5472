/**
 * A list of things that the reader chose: how many, how often, of what, by which figure. What is
 * typed is sent as it was typed; links write a thing as 10d-answer or beef.wfn-blue.
 *
 * @import { Problem } from "./form.js"
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 * @typedef {{ options: { id: string, name: string }[], figure: string, figures: string }} Known  a row of an answer
 */

import { copy } from "./bind.js";

// rows that a link makes; Python refuses more than ten, so none is answered without the rest
const MOST = 20;
const WRITTEN = /^(?:(\d[\d.]*(?:e-?\d+)?)([dwmy]?)-)?([^.]*)\.?(.*)$/;

export class Rows {
  #filled = "";

  /**
   * @param {HTMLElement} list
   * @param {() => void} changed  called when rows were added, removed or moved
   */
  constructor(list, changed) {
    this.list = list;
    this.changed = changed;
    this.field = list.dataset.things ?? "";
    this.fill(list.dataset.default ?? "", true);
    list.addEventListener("input", ({ target }) => this.#chosen(/** @type {Control} */ (target)));
    list.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      const row = /** @type {HTMLElement | null} */ (button?.closest("li") ?? null);
      if (!button || !row) return;
      if (button.dataset.remove !== undefined) this.remove(row);
      else if (button.dataset.first !== undefined) this.lead([...list.children].indexOf(row));
    });
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** What the rows say, part by part. */
  get said() {
    return this.rows.map((row) => ({
      amount: part(row, "amount")?.value.trim() ?? row.dataset.amount ?? "",
      period: part(row, "period")?.value ?? row.dataset.period ?? "",
      thing: part(row, "thing")?.value ?? "",
      figures: row.dataset.figures ?? "",
    }));
  }

  /** The same as links write it. */
  get text() {
    const texts = this.said.map(({ amount, period, thing, figures }) => {
      const number = amount === "1" && !period ? "" : `${amount}${period}-`;
      return [`${number}${thing}`, ...figures.split(".").filter(Boolean)].join(".");
    });
    return texts.join(",") || "none";
  }

  /** Whether the rows say something else than they were filled with. */
  get edited() {
    return this.text !== this.#filled;
  }

  /** Whether a row names what the list of things does not hold. */
  get strange() {
    return this.rows.some((row) => row.dataset.strange !== undefined);
  }

  /**
   * Sets the rows to what a link says.
   *
   * @param {string} text
   * @param {boolean} [served]  whether the rows that stand there already say so
   */
  fill(text, served = false) {
    const said = text === "none" ? [] : text.split(",", MOST);
    const items = said.map((one) => WRITTEN.exec(one) ?? ["", "", "", one, ""]);
    while (this.rows.length > items.length) this.list.lastElementChild?.remove();
    items.forEach(([, amount = "1", period = "", thing, figures], index) => {
      const row = this.rows[index] ?? this.list.appendChild(copy(this.list.dataset.row ?? ""));
      this.#set(/** @type {HTMLElement} */ (row), { amount, period, thing, figures }, served);
    });
    this.#order();
    this.#filled = this.text;
  }

  /** Adds a row with the first of the usual things that is not there yet. */
  add() {
    const there = new Set(this.said.map(({ thing }) => thing));
    const usual = this.list.dataset.next?.split(",") ?? [];
    const row = /** @type {HTMLElement} */ (
      this.list.appendChild(copy(this.list.dataset.row ?? ""))
    );
    const all = [...usual, ...[...every().querySelectorAll("option")].map(({ value }) => value)];
    const thing = all.find((one) => !there.has(one)) ?? "";
    this.#set(row, { amount: "1", period: "", thing, figures: "" });
    this.#order();
    part(row, "thing").focus();
    this.changed();
  }

  /** @param {HTMLElement} row */
  remove(row) {
    const next = /** @type {HTMLElement | null} */ (
      row.nextElementSibling ?? row.previousElementSibling
    );
    row.remove();
    this.#order();
    if (next) part(next, "thing").focus();
    this.changed();
  }

  /** Makes a row the first: the one asked about. @param {number} index */
  lead(index) {
    const row = this.rows[index];
    this.list.prepend(row);
    this.#order();
    this.changed();
  }

  /** Takes up the figures that an answer knows of each row. @param {Known[]} known */
  update(known) {
    this.rows.forEach((row, index) => {
      const found = known[index];
      if (!found) return;
      delete row.dataset.strange;
      row.dataset.figures = found.figures;
      const select = part(row, "figure");
      select.replaceChildren(...found.options.map(({ id, name }) => option(id, name)));
      select.value = found.figure;
      /** @type {HTMLElement} */ (row.querySelector("[data-figure]")).hidden =
        found.options.length < 2;
    });
  }

  /**
   * Shows what is wrong with each row beside it; returns the other problems.
   *
   * @param {Problem[]} problems
   */
  refuse(problems) {
    const own = problems.filter(({ field }) => field.split(".")[0] === this.field);
    this.rows.forEach((row, index) => {
      const mine = own.filter(({ field }) => field.split(".")[1] === String(index));
      const parts = mine
        .map(({ field }) => field.split(".")[2])
        .map((one) => (one === "figures" ? "figure" : one));
      for (const control of controls(row)) {
        if (parts.includes(control.dataset.part ?? "thing"))
          control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
      say(/** @type {HTMLElement} */ (row.querySelector(".st-field__error")), mine);
    });
    const whole = document.getElementById(`e-${this.field}`);
    if (whole)
      say(
        whole,
        own.filter(({ field }) => field === this.field),
      );
    return problems.filter((one) => !own.includes(one));
  }

  /**
   * @param {HTMLElement} row
   * @param {Record<string, string>} item
   * @param {boolean} [served]
   */
  #set(row, item, served = false) {
    const select = part(row, "thing");
    if (select.options.length < 2) select.replaceChildren(document.importNode(every(), true));
    delete row.dataset.strange;
    if (![...select.options].some(({ value }) => value === item.thing)) {
      select.append(option(item.thing, item.thing));
      row.dataset.strange = "";
    }
    Object.assign(row.dataset, { amount: item.amount, period: item.period, figures: item.figures });
    for (const name of ["amount", "period", "thing"]) {
      const control = part(row, name);
      if (control) control.value = item[name];
    }
    if (!served) this.#unknown(row);
  }

  /**
   * Until Python has told them, the figures of another thing are not known.
   *
   * @param {HTMLElement} row
   */
  #unknown(row) {
    part(row, "figure").replaceChildren();
    /** @type {HTMLElement} */ (row.querySelector("[data-figure]")).hidden = true;
  }

  /** @param {Control} control */
  #chosen(control) {
    const row = /** @type {HTMLElement} */ (control.closest("li"));
    if (control.dataset.part === "thing") {
      delete row.dataset.strange;
      row.dataset.figures = "";
      this.#unknown(row);
      this.#order();
    } else if (control.dataset.part === "figure") {
      const options = [.../** @type {HTMLSelectElement} */ (control).options].map(
        ({ value }) => value,
      );
      const others = (row.dataset.figures ?? "")
        .split(".")
        .filter((one) => one && !options.includes(one));
      const chosen = control.value === options[0] ? [] : [control.value];
      row.dataset.figures = [...others, ...chosen].join(".");
    }
  }

  /** Numbers the rows and offers what can be done with each. */
  #order() {
    const { least = "0", most = "" } = this.list.dataset;
    this.rows.forEach((row, index) => {
      const error = /** @type {HTMLElement} */ (row.querySelector(".st-field__error"));
      error.id = `e-${this.field}.${index}`;
      row.firstElementChild?.setAttribute("aria-label", `Thing ${index + 1}`);
      for (const control of controls(row)) control.setAttribute("aria-describedby", error.id);
      const name = part(row, "thing").selectedOptions[0]?.textContent ?? "";
      for (const place of row.querySelectorAll("[data-named]")) place.textContent = ` ${name}`;
      for (const button of row.querySelectorAll("button")) {
        if (button.dataset.first !== undefined) button.hidden = index === 0;
        if (button.dataset.remove !== undefined) button.hidden = this.rows.length <= Number(least);
      }
    });
    const add = /** @type {HTMLButtonElement | null} */ (
      document.querySelector(`[data-add="${this.field}"]`)
    );
    if (add) add.disabled = this.rows.length >= Number(most);
  }
}

/** The list of everything that can be chosen. */
function every() {
  return /** @type {HTMLTemplateElement} */ (document.getElementById("thing-list")).content;
}

/**
 * @param {string} value
 * @param {string} name
 */
function option(value, name) {
  const made = /** @type {HTMLOptionElement} */ (copy("thing-option"));
  made.value = value;
  made.textContent = name;
  return made;
}

/**
 * @param {HTMLElement} row
 * @param {string} name
 * @returns {any}
 */
function part(row, name) {
  return row.querySelector(`[data-part="${name}"]`);
}

/**
 * @param {HTMLElement} row
 * @returns {NodeListOf<Control>}
 */
function controls(row) {
  return row.querySelectorAll("[data-part]");
}

/**
 * @param {HTMLElement} place
 * @param {Problem[]} problems
 */
function say(place, problems) {
  const text = problems.map(({ message }) => message).join(" ");
  if (place.textContent !== text) place.textContent = text;
  place.hidden = !text;
}
