/**
 * A released edition's answer to a link that names it, from its own calculator. What is read of it
 * is little, so that old calculators and new pages go together: the title, name, text and
 * range_text of each number, the problems.
 *
 * @import { Door } from "./asking.js"
 * @import { Calculator } from "./calculator.js"
 * @import { Known } from "./editions.js"
 * @typedef {{ name: string, label?: string, text: string, range_text: string }} Impact
 * @typedef {{ title?: object, impacts?: Record<string, Impact>, rows?: Impact[], problems?: object[] }} Answered
 * @typedef {{ edition: string, title?: object, impacts: Impact[], problems: object[] } & Known} Found
 */

import { editions, statedResults } from "./editions.js";
import { Engine } from "./engine.js";

export class Earlier {
  /** What the edition answered. @type {Found | undefined} */
  found;
  /** The edition that still has to answer. */
  waiting = "";

  /** @param {Door} door */
  constructor(door) {
    this.door = door;
  }

  /**
   * Whether this site holds the edition that an address names, from before its own.
   *
   * @param {string} edition
   */
  open(edition) {
    this.forget();
    if (Object.hasOwn(editions, edition)) this.waiting = edition;
    return Boolean(this.waiting);
  }

  /** Leaves the edition: what is asked from now on is asked of the latest. */
  forget() {
    this.found = undefined;
    this.waiting = "";
  }

  /**
   * Has the edition answer a query, before the latest is asked; whether it had to and did.
   *
   * @param {string} query
   */
  async answer(query) {
    const edition = this.waiting;
    if (!edition) return false;
    const answered = await this.#ask(edition, query);
    if (edition !== this.waiting) return false;
    const { title, problems = [] } = answered;
    this.found = { ...editions[edition], title, impacts: impacts(answered), problems, edition };
    this.waiting = "";
    return true;
  }

  /**
   * What the page is filled with: its answer, and whether the latest, as far as it is known, gives
   * the same.
   *
   * @param {Calculator} latest
   */
  beside({ own, shown, notices }) {
    if (!this.found) return undefined;
    const now = impacts(shown);
    const same = printed(now) === printed(this.found.impacts);
    const outcome = notices.problems.length ? "refused" : !own ? "" : same ? "same" : "moved";
    return { ...this.found, outcome, now };
  }

  /**
   * @param {string} edition
   * @param {string} query
   * @returns {Promise<Answered>}
   */
  async #ask(edition, query) {
    const engine = new Engine(edition);
    try {
      const { question, problems } = JSON.parse((await engine.ask(this.door.read, query)) ?? "");
      const refused = [...problems, ...statedResults(edition, question)];
      if (refused.length) return { problems: refused };
      return JSON.parse((await engine.ask(this.door.ask, JSON.stringify(question))) ?? "");
    } finally {
      engine.stop();
    }
  }
}

/** @param {Answered} answered */
function impacts({ impacts: byCategory = {}, rows = Object.values(byCategory) }) {
  return rows.map(({ name, label = name, text, range_text }) => ({
    name: label,
    text,
    range_text,
  }));
}

/** @param {Impact[]} list */
function printed(list) {
  return JSON.stringify(list.map(({ text, range_text: range }) => [text, range]));
}
