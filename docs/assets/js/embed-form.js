/** The inputs of a frame: what its address asks, and what the reader changes in it, answered by Python. */

import { copy, fill } from "./bind.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";

/**
 * @param {HTMLElement} page
 * @param {string} query  what the frame asks
 * @param {boolean} table  whether it shows no inputs
 * @param {string} [edition]  the released one that answers; the latest unless said otherwise
 */
export async function begin(page, query, table, edition) {
  const engine = new Engine(edition);
  const main = /** @type {HTMLElement} */ (page.querySelector("main"));
  const element = /** @type {HTMLFormElement} */ (page.querySelector("form"));
  const form = new Form(element);
  const controls = new Set([...element.elements].map((one) => /** @type {HTMLElement} */ (one).dataset.field));
  const retry = /** @type {HTMLElement} */ (page.querySelector("[data-retry]"));
  /** What the address asks beside the inputs, once Python has read it. @type {Record<string, unknown> | undefined} */
  let asked;
  let typing = 0;

  element.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("input", ({ target }) => {
    form.touched(target);
    window.clearTimeout(typing);
    typing = window.setTimeout(compute, 150);
  });
  retry.addEventListener("click", compute);
  form.fill(new URLSearchParams(query));
  await compute();

  async function compute() {
    retry.hidden = true;
    if (engine.state !== "ready") say("computing");
    try {
      const problems = asked ? [] : await read();
      if (problems.length) refuse(problems);
      else await answer();
    } catch (error) {
      say(String((error instanceof Error && error.cause) || "failed"));
      retry.hidden = false;
    }
  }

  async function read() {
    const { question, problems } = JSON.parse((await engine.ask("link", query)) ?? "");
    asked = Object.fromEntries(Object.entries(question).filter(([name]) => !controls.has(name)));
    element.hidden = table;
    return problems;
  }

  async function answer() {
    const given = asked?.given ?? {};
    const text = await engine.ask("answer", JSON.stringify({ ...asked, ...form.question(), given }));
    if (text === undefined) return; // a later question took its place
    const found = JSON.parse(text);
    if (found.problems) return refuse(found.problems);
    form.refuse([]);
    list([]);
    hide("[data-unasked]");
    /** @type {HTMLElement} */ (page.querySelector("[data-answered]")).hidden = false;
    fill(main, found, { home: main.dataset.home });
    say("confirmed");
  }

  /** @param {{ field: string, message: string }[]} problems */
  function refuse(problems) {
    list(form.refuse(problems));
    hide("[data-words]");
    hide("[data-answered]");
  }

  /** @param {{ message: string }[]} problems */
  function list(problems) {
    const place = /** @type {HTMLElement} */ (page.querySelector(".st-embed__problems"));
    place.hidden = !problems.length;
    place.replaceChildren(...problems.map((one) => Object.assign(copy("embed-problem"), { textContent: one.message })));
  }

  /** @param {string} word */
  function say(word) {
    const words = /** @type {HTMLTemplateElement} */ (document.getElementById("embed-words"));
    const line = /** @type {HTMLElement} */ (page.querySelector("[data-words]"));
    line.hidden = false;
    line.textContent = words.content.querySelector(`[data-words="${word}"]`)?.textContent ?? "";
  }

  /** @param {string} place */
  function hide(place) {
    /** @type {HTMLElement} */ (page.querySelector(place)).hidden = true;
  }
}
