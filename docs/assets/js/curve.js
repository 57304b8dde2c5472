/**
 * The reader's model on the curves: asks Python what the form asks, fills the drawing, keeps the address in step.
 *
 * @import { Problem } from "./form.js"
 * @typedef {{ link: string, problems?: Problem[] }} Curves
 */

import { fill } from "./bind.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";
import { Status } from "./status.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".st-curves"));
const engine = new Engine();
const form = new Form(/** @type {HTMLFormElement} */ (page.querySelector("form")));
const status = new Status(page, engine);

/** The query of the numbers on the page; empty for the default model. */
let link = "";
let turn = 0;
/** @type {number | undefined} */
let typing;

/** Asks what the form asks; the newest question wins. */
async function ask() {
  window.clearTimeout(typing);
  const mine = ++turn;
  status.soon(link, true);
  try {
    const text = await engine.ask("curve", JSON.stringify(form.question()));
    if (text === undefined || mine !== turn) return;
    const found = /** @type {Curves} */ (JSON.parse(text));
    form.refuse(found.problems ?? []);
    if (found.problems) status.say("refused", link ? "refused" : "refused-first");
    else show(found);
  } catch (error) {
    if (mine === turn) status.fail(error, link ? "error" : "error-first");
  }
}

/** @param {Curves} found */
function show(found) {
  link = found.link;
  fill(page, found, { home: `${page.dataset.home}/` });
  status.say("confirmed");
  history.replaceState(history.state, "", `${location.pathname}${link && `?${link}`}${location.hash}`);
}

function open() {
  form.fill(new URLSearchParams(location.search));
  if (location.search) ask();
}

form.element.addEventListener("input", ({ target }) => {
  form.touched(target);
  window.clearTimeout(typing);
  typing = window.setTimeout(ask, /** @type {HTMLInputElement} */ (target).type === "text" ? 150 : 0);
});
form.element.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.element.addEventListener("reset", (event) => {
  event.preventDefault();
  form.fill(new URLSearchParams());
  ask();
});
page.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("[data-compute]") && ask());
window.addEventListener("popstate", open);
form.element.addEventListener("focusin", () => engine.start()?.catch(() => {}));
open();
