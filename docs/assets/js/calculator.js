/**
 * What every calculator's page does: asks Python what address and form ask, fills the page with the
 * answer, keeps the address in step. Numbers that answer another question than the address stand
 * nowhere while Python starts. A page says what differs by extending the class.
 *
 * @import { Door, Reading, Reply } from "./asking.js"
 * @import { Problem } from "./form.js"
 * @import { Ends, Ladder } from "./preview.js"
 * @typedef {{ edition: string, latest: string, problems: Problem[], unknown: string[], shared?: Ends }} Notices
 */

import { Address } from "./address.js";
import { Asking } from "./asking.js";
import { fill } from "./bind.js";
import { Earlier } from "./earlier.js";
import { Engine } from "./engine.js";
import { Form } from "./form.js";
import { quoted } from "./preview.js";
import { offerShown } from "./share.js";
import { Status } from "./status.js";

export class Calculator extends Asking {
  /** Whether the numbers on the page were ever those that this address asks for. */
  own = true;
  /** Whether the question is still the one that the address claims a range of. */
  claims = true;
  /** @type {Notices} */
  notices = { edition: "", latest: "", problems: [], unknown: [] };
  address = new Address("", "");
  /** Whether the numbers on the page are already those asked for. */
  #quiet = false;
  #moving = 0;

  /**
   * @param {HTMLElement} page
   * @param {Door} door
   */
  constructor(page, door) {
    super(
      new Engine(),
      new Form(/** @type {HTMLFormElement} */ (page.querySelector("form"))),
      door,
    );
    this.page = page;
    this.earlier = new Earlier(door);
    this.edition = page.dataset.edition ?? "";
    this.status = new Status(page, this.engine);
    /** The answer to the default question, as the page was served. @type {Reply} */
    this.served = JSON.parse(
      /** @type {HTMLElement} */ (document.getElementById("served")).textContent ?? "",
    );
    /** The answer whose numbers stand on the page. */
    this.shown = this.served;
  }

  /** Begins to listen, and answers what the address asks. */
  begin() {
    this.listen();
    this.form.element.addEventListener("reset", (event) => (event.preventDefault(), this.go("")));
    this.page.addEventListener("click", (event) => this.#clicked(event));
    window.addEventListener(
      "popstate",
      () => location.search !== this.address.search && this.open(),
    );
    if (this.page.querySelector(".st-share")) offerShown(this);
    this.open();
    if (!saving()) (window.requestIdleCallback ?? window.setTimeout)(() => this.confirm());
  }

  /** Has Python confirm what the page was served with. */
  confirm() {
    if (this.turn === 1 && this.own) this.ask(true);
  }

  question() {
    const { claimed, ...asked } = super.question();
    return this.claims && claimed ? { ...asked, claimed } : asked;
  }

  /** Sets the form to what an address says. @param {URLSearchParams} address */
  fillForm(address) {
    this.follow(address);
  }

  /**
   * Shows problems beside their controls; returns those without one.
   *
   * @param {Problem[]} problems
   */
  refuseForm(problems) {
    return this.form.refuse(problems);
  }

  /** Takes up a new answer, before the page is filled with it. @param {Reply} _reply */
  update(_reply) {}

  /** What the page is filled with. @returns {object} */
  values() {
    return { ...this.shown, ...this.notices, settings: this.settings };
  }

  /** Fills the page, or a part of it that was added. @param {Element} [part] */
  refresh(part = this.page) {
    const claimed = this.claims && this.linked.claimed && this.shown.claimed;
    const values = { ...this.values(), claimed, earlier: this.earlier.beside(this) };
    fill(part, values, { home: `${this.page.dataset.home}/` });
  }

  /**
   * Shows what may be said of a question before Python has started.
   *
   * @param {number} _mine  its turn
   * @param {string} [_words]  those of the status where numbers are shown
   */
  async foretell(_mine, _words) {}

  /**
   * Has the page say which range the link was shared with, before an answer is there.
   *
   * @param {Ladder} ladder
   */
  quote(ladder) {
    this.notices.shared = this.claims ? quoted(this.address.claim, ladder) : undefined;
  }

  /** Says that no answer came, and why. @param {unknown} error */
  fail(error) {
    if (this.#quiet) return;
    if (this.earlier.waiting) this.status.fail(error, "error-edition", "nothing");
    else if (this.own) this.status.fail(error, this.shown.link ? "error" : "error-first");
    else this.status.fail(error, "error-link", "nothing");
  }

  /** Fills the form from the address, and says what the numbers on the page are to it. */
  open() {
    this.address = new Address(location.search, this.edition);
    const { edition, link, whole } = this.address;
    this.claims = true;
    this.fillForm(whole);
    this.refuseForm([]);
    this.own = edition === this.edition && link === this.shown.link;
    const other = this.earlier.open(edition) || edition === this.edition ? "" : edition;
    this.notices = { edition: other, latest: `?${link}`, problems: [], unknown: [] };
    this.refresh();
    this.turn++;
    if (other) this.status.say("nothing");
    else if (this.own) {
      this.status.say(this.shown === this.served ? "served" : "confirmed");
      if (this.unread && !saving()) this.ask(true, false);
    } else if (saving() && this.engine.state === "idle") {
      this.status.say("nothing", "waiting");
      this.foretell(this.turn, "waiting-preview").catch(() => {});
    } else this.ask(false, false);
  }

  /**
   * Asks what the link and the form say; the newest question wins.
   *
   * @param {boolean} [quietly]  where the numbers on the page are already those asked for
   * @param {boolean} [changed]  whether it is another question than the address asks
   */
  ask(quietly = false, changed = true) {
    if (changed) {
      this.earlier.forget();
      this.claims = false;
      this.notices.shared = undefined;
    }
    this.#quiet = quietly;
    if (!quietly) this.status.soon(this.shown.link, this.own);
    super.ask();
    if (!quietly && !this.earlier.waiting && this.engine.state !== "ready")
      this.foretell(this.turn).catch(() => {});
  }

  async prepare() {
    if (await this.earlier.answer(this.notices.latest)) this.refresh();
  }

  /** Keeps and says what means nothing. @param {Reading} reading */
  take({ unknown, problems }) {
    for (const key of unknown)
      this.address.unknown.append(key, this.address.whole.getAll(key).at(-1) ?? "");
    this.notices.unknown = unknown;
    return problems;
  }

  /** @param {Reply} reply */
  show(reply) {
    this.shown = reply;
    this.own = true;
    this.notices = { ...this.notices, edition: "", problems: [], shared: undefined };
    this.refuseForm([]);
    this.update(reply);
    this.refresh();
    this.status.say("confirmed");
    window.clearTimeout(this.#moving);
    this.#moving = window.setTimeout(() => this.#move(), 300);
  }

  /** @param {Problem[]} problems */
  refuse(problems) {
    const elsewhere = this.refuseForm(problems);
    this.notices.shared = undefined;
    this.notices.problems = this.own ? elsewhere : problems;
    this.refresh();
    if (this.own) this.status.say("refused", this.shown.link ? "refused" : "refused-first");
    else this.status.say("nothing");
  }

  /** Brings the address up to the numbers shown. */
  #move() {
    window.clearTimeout(this.#moving);
    if (!this.own || this.notices.edition || this.earlier.found) return;
    const query = this.address.with(this.shown.link, this.claims && Boolean(this.linked.claimed));
    history.replaceState(
      history.state,
      "",
      `${location.pathname}${query && `?${query}`}${location.hash}`,
    );
    this.address.search = location.search;
  }

  /** Before a change by one press: the way back leads to what is shown now. */
  leave() {
    if (this.status.state === "confirmed") history.pushState(history.state, "", location.href);
  }

  /**
   * Goes to another question of this page, so that the way back leads to this one.
   *
   * @param {string} query
   */
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
    } else if (target.closest("[data-clear]")) {
      this.leave();
      this.clear();
      this.ask();
    }
  }
}

const saving = () => Boolean(/** @type {any} */ (navigator).connection?.saveData);
