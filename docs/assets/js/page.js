/**
 * The calculator's page: asks Python what the form asks, fills the page with the answer, keeps the address in step.
 *
 * @import { Problem } from "./form.js"
 * @import { Step } from "./why.js"
 * @typedef {object} Answer
 * @property {string} link
 * @property {Record<string, object>} impacts
 * @property {Record<string, Step>} steps
 * @property {Problem[]} [problems]
 * @typedef {{ question: { given?: object }, unknown: string[], problems: Problem[] }} Reading
 * @typedef {{ edition: string, latest: string, problems: Problem[], unknown: string[] }} Notices
 */

import { fill } from "./bind.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";
import { preview } from "./preview.js";
import { offerLink } from "./share.js";
import { Status } from "./status.js";
import { Why } from "./why.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".st-calculator"));
const edition = page.dataset.edition ?? "";
const engine = new Engine();
const form = new Form(/** @type {HTMLFormElement} */ (page.querySelector("form")));
const status = new Status(page, engine);
const why = new Why(/** @type {HTMLElement} */ (page.querySelector(".st-why")), refresh);
const presets = /** @type {HTMLAnchorElement[]} */ ([...page.querySelectorAll(".st-presets a")]);

/** The answer to the default question, as the page was served. @type {Answer} */
const served = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("served")).textContent ?? "");
/** The answer whose numbers stand on the page. */
let shown = served;
/** The category whose drivers and reasons are shown. */
let category = "carbon";
/** @type {Notices} */
let notices = { edition: "", latest: "", problems: [], unknown: [] };
/** Whether the numbers on the page were ever those that this address asks for. */
let own = true;
/** The address that Python has not read yet. @type {URLSearchParams | undefined} */
let unread;
/** What stays in the address beside the question. @type {{ edition: boolean, unknown: URLSearchParams }} */
let kept = { edition: false, unknown: new URLSearchParams() };
let search = "";
let turn = 0;
/** @type {Promise<void>} */
let settled = Promise.resolve();
/** @type {number | undefined} */
let typing;
/** @type {number | undefined} */
let moving;

/** Fills the form from the address, and says what the numbers on the page are to it. */
function open() {
  search = location.search;
  const address = new URLSearchParams(search);
  const asked = address.getAll("ed").at(-1) ?? edition;
  kept = { edition: address.has("ed") && asked === edition, unknown: new URLSearchParams() };
  address.delete("ed");
  form.fill(address);
  form.refuse([]);
  own = asked === edition && `${address}` === shown.link;
  unread = own ? undefined : address;
  notices = { edition: asked === edition ? "" : asked, latest: `?${address}`, problems: [], unknown: [] };
  refresh();
  turn++;
  if (asked !== edition) status.say("nothing");
  else if (own) status.say(shown === served ? "served" : "confirmed");
  else if (saving() && engine.state === "idle") status.say("computing", "waiting");
  else {
    if (form.strange) status.say("nothing", "nothing-yet");
    ask();
  }
}

/**
 * Asks what the form asks; the newest question wins.
 *
 * @param {boolean} [quietly]  where the numbers on the page are already those asked for
 */
function ask(quietly = false) {
  window.clearTimeout(typing);
  if (!quietly) status.soon(shown.link, own);
  settled = answer(++turn);
  if (!quietly && engine.state !== "ready") foretell(turn).catch(() => {});
}

/**
 * Shows the point values while Python starts: the numbers alone, since all else would be of another question.
 *
 * @param {number} mine
 */
async function foretell(mine) {
  const module = await import(new URL(page.dataset.formulas ?? "", document.baseURI).href);
  const asked = /** @type {{ given: Record<string, string> }} */ (form.question());
  for (const [key, text] of unread ?? []) if (key in module.facts.bounds) asked.given[key] = text;
  const totals = preview(module, asked);
  if (!totals || mine !== turn || status.state !== "computing") return;
  page.toggleAttribute("data-preview", true);
  const impacts = Object.entries(shown.impacts).map(([id, one]) => [id, { ...one, ...totals[id] }]);
  fill(page, { ...shown, ...notices, impacts: Object.fromEntries(impacts), previewed: totals.carbon });
  status.say("preview");
}

/** @param {number} mine */
async function answer(mine) {
  try {
    const problems = unread && (await understand(unread));
    if (mine !== turn) return;
    if (problems?.length) return refuse(problems);
    const text = await engine.ask("answer", JSON.stringify(form.question()));
    if (text === undefined || mine !== turn) return;
    const found = /** @type {Answer} */ (JSON.parse(text));
    if (found.problems) refuse(found.problems);
    else show(found);
  } catch {
    if (mine === turn && status.state !== "served") fail();
  }
}

function fail() {
  if (page.hasAttribute("data-preview")) status.say("error", "error-preview");
  else status.say("error", shown.link ? "error" : "error-first");
}

/**
 * Has Python read the address: what means nothing to it is kept and said, what the form has no control for is added.
 *
 * @param {URLSearchParams} address
 */
async function understand(address) {
  const text = await engine.ask("link", `${address}`);
  if (text === undefined || unread !== address) return;
  unread = undefined;
  const { question, unknown, problems } = /** @type {Reading} */ (JSON.parse(text));
  for (const name of Object.keys(question.given ?? {})) form.add(name, address.getAll(name).at(-1) ?? "");
  for (const key of unknown) kept.unknown.append(key, address.getAll(key).at(-1) ?? "");
  notices.unknown = unknown;
  return problems;
}

/** @param {Answer} found */
function show(found) {
  shown = found;
  own = true;
  notices = { ...notices, edition: "", problems: [] };
  form.refuse([]);
  why.update(shown.steps);
  refresh();
  status.say("confirmed");
  window.clearTimeout(moving);
  moving = window.setTimeout(move, 300);
}

/** @param {Problem[]} problems */
function refuse(problems) {
  const elsewhere = form.refuse(problems);
  notices.problems = own ? elsewhere : problems;
  refresh();
  if (own) status.say("refused", shown.link ? "refused" : "refused-first");
  else status.say("nothing");
}

/**
 * Fills the page, or a part of it that was added.
 *
 * @param {Element} [part]
 */
function refresh(part = page) {
  page.removeAttribute("data-preview");
  const model = { ...shown, ...notices, chosen: shown.impacts[category] };
  fill(part, model, { home: `${page.dataset.home}/` });
  for (const preset of presets) {
    if (own && preset.search.slice(1) === shown.link) preset.setAttribute("aria-current", "true");
    else preset.removeAttribute("aria-current");
  }
}

/** Brings the address up to the numbers shown. */
function move() {
  window.clearTimeout(moving);
  if (!own || notices.edition) return;
  const query = [kept.edition ? `ed=${edition}` : "", shown.link, `${kept.unknown}`].filter(Boolean).join("&");
  history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  search = location.search;
}

/**
 * Goes to another question of this page, so that the way back leads to this one.
 *
 * @param {string} query
 */
function go(query) {
  if (status.state === "confirmed") move();
  history.pushState(null, "", location.pathname + query);
  open();
}

function saving() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}

form.element.addEventListener("input", ({ target }) => {
  form.touched(target);
  window.clearTimeout(typing);
  typing = window.setTimeout(() => ask(), /** @type {HTMLInputElement} */ (target).type === "text" ? 150 : 0);
});
form.element.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.element.addEventListener("reset", (event) => {
  event.preventDefault();
  go("");
});
form.element.addEventListener("focusin", () => engine.start()?.catch(() => {}));
page.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const link = target.closest("a");
  if (link && presets.includes(link) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.search);
  } else if (link?.dataset.why) {
    event.preventDefault();
    category = link.dataset.why;
    refresh();
    why.open(category);
  } else if (target.closest("[data-compute]")) {
    ask();
  }
});
window.addEventListener("popstate", () => location.search !== search && open());

offerLink(page, async () => {
  await settled;
  return new URL(`?ed=${edition}${shown.link && `&${shown.link}`}`, location.href.split(/[?#]/)[0]).href;
});
why.update(shown.steps);
open();
if (!saving()) (window.requestIdleCallback ?? window.setTimeout)(() => turn === 1 && own && ask(true));
