/**
 * What every calculator's page does: asks Python what the form asks, fills the page with the answer, keeps the address
 * in step. A page says what differs by extending the class.
 *
 * @import { Call } from "./protocol.js"
 * @import { Problem } from "./form.js"
 * @typedef {{ link: string, claimed?: { range: string }, problems?: Problem[] }} Found
 * @typedef {{ question: { given?: object, claimed?: number[] }, unknown: string[], problems: Problem[] }} Reading
 */

import { Address } from "./address.js";
import { fill } from "./bind.js";
import { Earlier } from "./earlier.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";
import { offerShown } from "./share.js";
import { Status } from "./status.js";

export class Calculator {
  engine = new Engine();
  /** Whether the numbers on the page were ever those that this address asks for. */
  own = true;
  notices = { edition: "", latest: "", problems: /** @type {Problem[]} */ ([]), unknown: /** @type {string[]} */ ([]) };
  /** The address that Python has not read yet. @type {URLSearchParams | undefined} */
  unread;
  /** The range that the address claims. @type {number[] | undefined} */
  claimed;
  address = new Address("", "");
  turn = 0;
  settled = Promise.resolve();
  #typing = 0;
  #moving = 0;

  /**
   * @param {HTMLElement} page
   * @param {{ ask: Call, read: Call }} door  what of Python's door answers, and what reads an address
   */
  constructor(page, door) {
    this.page = page;
    this.door = door;
    this.earlier = new Earlier(door);
    this.edition = page.dataset.edition ?? "";
    this.form = new Form(/** @type {HTMLFormElement} */ (page.querySelector("form")));
    this.status = new Status(page, this.engine);
    /** The answer to the default question, as the page was served. @type {Found} */
    this.served = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("served")).textContent ?? "");
    /** The answer whose numbers stand on the page, and the question of it where the page was not served with it. */
    this.shown = this.served;
    this.asked = "";
  }

  /** Begins to listen, and answers what the address asks. */
  begin() {
    const { element } = this.form;
    element.addEventListener("input", ({ target }) => {
      this.form.touched(target);
      this.soon(/** @type {HTMLInputElement} */ (target).type === "text" ? 150 : 0);
    });
    element.addEventListener("submit", (event) => (event.preventDefault(), this.ask()));
    element.addEventListener("reset", (event) => (event.preventDefault(), this.go("")));
    element.addEventListener("focusin", () => this.engine.start()?.catch(() => {}));
    this.page.addEventListener("click", (event) => this.#clicked(event));
    window.addEventListener("popstate", () => location.search !== this.address.search && this.open());
    offerShown(this);
    this.open();
    const confirm = () => this.turn === 1 && this.own && this.ask(true);
    if (!saving()) (window.requestIdleCallback ?? window.setTimeout)(confirm);
  }

  /** What is asked. @returns {object} */
  question() {
    return this.form.question();
  }

  /** Sets the form to what an address says. @param {URLSearchParams} address */
  fillForm(address) {
    this.form.fill(address);
  }

  /** Shows problems beside their controls; returns those without one. @param {Problem[]} problems */
  refuseForm(problems) {
    return this.form.refuse(problems);
  }

  /** Whether the form holds a choice that the page does not know. */
  get strange() {
    return this.form.strange;
  }

  /** Takes up a new answer, before the page is filled with it. @param {Found} _found */
  update(_found) {}

  /** What the page is filled with. @returns {object} */
  values() {
    return { ...this.shown, ...this.notices };
  }

  /** Fills the page, or a part of it that was added. @param {Element} [part] */
  refresh(part = this.page) {
    const claimed = this.claimed && this.shown.claimed;
    const values = { ...this.values(), claimed, earlier: this.earlier.beside(this) };
    fill(part, values, { home: `${this.page.dataset.home}/` });
  }

  /** Shows what may be said of a question before Python has started. @param {number} _mine  its turn */
  async foretell(_mine) {}

  /** Says that no answer came, and why. @param {unknown} error */
  fail(error) {
    if (this.earlier.waiting) this.status.fail(error, "error-edition", "nothing");
    else this.status.fail(error, this.shown.link ? "error" : "error-first");
  }

  /** Fills the form from the address, and says what the numbers on the page are to it. */
  open() {
    this.address = new Address(location.search, this.edition);
    const { edition, asked, claim, link, whole } = this.address;
    this.claimed = undefined;
    this.fillForm(asked);
    this.refuseForm([]);
    this.own = edition === this.edition && link === this.shown.link;
    this.unread = this.own && claim === undefined ? undefined : whole;
    const other = this.earlier.open(edition) || edition === this.edition ? "" : edition;
    this.notices = { edition: other, latest: `?${link}`, problems: [], unknown: [] };
    this.refresh();
    this.turn++;
    if (other) this.status.say("nothing");
    else if (this.own) {
      this.status.say(this.shown === this.served ? "served" : "confirmed");
      if (this.unread && !saving()) this.ask(true, false);
    } else if (saving() && this.engine.state === "idle") this.status.say("computing", "waiting");
    else {
      if (this.strange || this.earlier.waiting) this.status.say("nothing", "nothing-yet");
      this.ask(false, false);
    }
  }

  /** Asks when nothing more was typed for so many milliseconds. @param {number} wait */
  soon(wait) {
    window.clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.ask(), wait);
  }

  /**
   * Asks what the form asks; the newest question wins.
   *
   * @param {boolean} [quietly]  where the numbers on the page are already those asked for
   * @param {boolean} [changed]  whether it is another question than the address asks
   */
  ask(quietly = false, changed = true) {
    if (changed) {
      this.earlier.forget();
      this.claimed = undefined;
    }
    window.clearTimeout(this.#typing);
    if (!quietly) this.status.soon(this.shown.link, this.own);
    this.settled = this.#answer(++this.turn);
    if (!quietly && this.engine.state !== "ready") this.foretell(this.turn).catch(() => {});
  }

  /** @param {number} mine */
  async #answer(mine) {
    try {
      if (await this.earlier.answer(this.notices.latest)) this.refresh();
      if (mine !== this.turn) return;
      const problems = this.unread && (await this.#understand(this.unread));
      if (mine !== this.turn) return;
      if (problems?.length) return this.#refuse(problems);
      const asked = JSON.stringify({ ...this.question(), claimed: this.claimed });
      const text = await this.engine.ask(this.door.ask, asked);
      if (text === undefined || mine !== this.turn) return;
      const found = /** @type {Found} */ (JSON.parse(text));
      if (found.problems) return this.#refuse(found.problems);
      this.asked = asked;
      this.#show(found);
    } catch (error) {
      if (mine === this.turn && this.status.awaited) this.fail(error);
    }
  }

  /**
   * Has Python read the address: what means nothing to it is kept and said, what the form has no control for is added.
   *
   * @param {URLSearchParams} address
   */
  async #understand(address) {
    const text = await this.engine.ask(this.door.read, `${address}`);
    if (text === undefined || this.unread !== address) return;
    this.unread = undefined;
    const { question, unknown, problems } = /** @type {Reading} */ (JSON.parse(text));
    this.claimed = question.claimed;
    for (const name of Object.keys(question.given ?? {})) this.form.add(name, address.getAll(name).at(-1) ?? "");
    for (const key of unknown) this.address.unknown.append(key, address.getAll(key).at(-1) ?? "");
    this.notices.unknown = unknown;
    return problems;
  }

  /** @param {Found} found */
  #show(found) {
    this.shown = found;
    this.own = true;
    this.notices = { ...this.notices, edition: "", problems: [] };
    this.refuseForm([]);
    this.update(found);
    this.refresh();
    this.status.say("confirmed");
    window.clearTimeout(this.#moving);
    this.#moving = window.setTimeout(() => this.#move(), 300);
  }

  /** @param {Problem[]} problems */
  #refuse(problems) {
    const elsewhere = this.refuseForm(problems);
    this.notices.problems = this.own ? elsewhere : problems;
    this.refresh();
    if (this.own) this.status.say("refused", this.shown.link ? "refused" : "refused-first");
    else this.status.say("nothing");
  }

  /** Brings the address up to the numbers shown. */
  #move() {
    window.clearTimeout(this.#moving);
    if (!this.own || this.notices.edition || this.earlier.found) return;
    const query = this.address.with(this.shown.link, Boolean(this.claimed));
    history.replaceState(history.state, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
    this.address.search = location.search;
  }

  /** Goes to another question of this page, so that the way back leads to this one. @param {string} query */
  go(query) {
    if (this.status.state === "confirmed") this.#move();
    history.pushState(null, "", location.pathname + query);
    this.open();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const link = target.closest("a");
    const own = link?.pathname === location.pathname && !link.hash && !link.closest(".st-notices");
    if (link && own && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.go(link.search);
    } else if (target.closest("[data-compute]")) {
      this.ask(false, false);
    }
  }
}

const saving = () => Boolean(/** @type {any} */ (navigator).connection?.saveData);
