/**
 * The released editions before the one of this page, as the build knows them.
 *
 * @import { Problem, Question } from "./form.js"
 * @typedef {{ date: string, reason: string }} Change
 * @typedef {{ withdrawn: string, changes: Change[], results: string[] }} Known
 */

import { copy, fill } from "./bind.js";

/** @type {Record<string, Known>} */
export const editions = JSON.parse(document.getElementById("editions")?.textContent ?? "{}");

/**
 * What a link may not set in an edition whose own calculator let it: what that calculator computes.
 *
 * @param {string} edition
 * @param {Question} question
 * @returns {Problem[]}
 */
export function statedResults(edition, { given = {} }) {
  const results = Object.keys(given).filter((name) => editions[edition].results.includes(name));
  return results.map((name) => {
    const message = copy("stated-result");
    fill(message, { name: name.replaceAll("_", " ") });
    return { field: `given.${name}`, message: message.textContent ?? "" };
  });
}
