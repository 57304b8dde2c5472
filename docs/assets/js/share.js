/**
 * Sharing: copying the link to the numbers shown, and the menu with every other format. Texts come
 * from Python with {site} where the address of the site belongs; tables and frames are <template>
 * elements of the page.
 *
 * What is large lies in a file of the site and is fetched when it is asked for.
 *
 * @typedef {Record<string, string>} Texts
 * @import { Calculator } from "./calculator.js"
 * @typedef {{ title: string, page: string, pinned: string, live: string, texts: Texts, files: Texts }} Offered
 */

import { query } from "./address.js";
import { copy, fill } from "./bind.js";
import { copyOnClick } from "./copy.js";

const SITE = new URL("../../../", import.meta.url).href;
const LANGUAGE = new URL("../../", import.meta.url).href;

/**
 * The link to the numbers that a calculator shows, and the menu with every other format of them.
 *
 * @param {Calculator} calculator
 */
export function offerShown(calculator) {
  const { door, edition, engine, page } = calculator;
  offerLink(page, async () => {
    await calculator.settled;
    const { link, claimed } = calculator.shown;
    const pairs = [
      ["ed", edition],
      ...new URLSearchParams(link),
      ["r", claimed?.range || undefined],
    ];
    return new URL(`?${query(pairs)}`, location.href.split(/[?#]/)[0]).href;
  });
  offerFormats(/** @type {HTMLElement} */ (page.querySelector(".st-share")), async () => {
    await calculator.settled;
    if (!calculator.asked) return undefined;
    const shared = JSON.stringify({ call: door.ask, question: JSON.parse(calculator.asked) });
    return JSON.parse((await engine.ask("share", shared)) ?? "");
  });
}

/**
 * @param {HTMLElement} page
 * @param {() => Promise<string>} link
 */
function offerLink(page, link) {
  const place = /** @type {HTMLElement} */ (page.querySelector(".st-copy"));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  const byHand = /** @type {HTMLElement} */ (place.querySelector(".st-copy__by-hand"));
  const asked = () => {
    byHand.hidden = true;
    return link();
  };
  copyOnClick(button, asked, (text) => handOver(byHand, text));
}

/**
 * Shows a text ready to be copied by hand.
 *
 * @param {HTMLElement} place
 * @param {string} text
 */
function handOver(place, text) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    place.querySelector("input, textarea")
  );
  place.hidden = false;
  field.value = text;
  field.focus();
  field.select();
}

/**
 * A menu that offers everything in its own formats: what is shown now, or what it was served with.
 *
 * @param {HTMLElement} menu
 * @param {() => Promise<Offered | undefined>} [offered]
 */
export function offerFormats(menu, offered = async () => undefined) {
  const current = async () => here((await offered()) ?? served(menu));
  const byHand = /** @type {HTMLElement} */ (menu.querySelector(".st-share__by-hand"));
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (
    menu.querySelectorAll("[data-format]")
  )) {
    const format = button.dataset.format ?? "";
    const text = async () => {
      byHand.hidden = true;
      const found = await current();
      if (found.texts[format]) return found.texts[format];
      if (format === "html") return markup("shared-table", found);
      if (format === "frame") return framed(menu, found);
      return fetched(found.files[format]);
    };
    copyOnClick(
      button,
      text,
      (refused) => handOver(byHand, refused),
      format === "html" ? "text/html" : undefined,
    );
  }
  const native = /** @type {HTMLButtonElement} */ (menu.querySelector("[data-native]"));
  native.hidden = !("share" in navigator);
  native.addEventListener("click", async () => {
    const { title, texts } = await current();
    await navigator
      .share({ title, text: texts.short.split("\n")[0], url: texts.link })
      .catch(() => {}); // put away
  });
  const close = () => menu.removeAttribute("open");
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    close();
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(/** @type {Node} */ (target))) close();
  });
}

/**
 * What a menu was served with.
 *
 * @param {HTMLElement} menu
 * @returns {Offered}
 */
export function served(menu) {
  return JSON.parse(menu.querySelector("script")?.textContent ?? "");
}

/**
 * The same with the address this site has.
 *
 * @param {Offered} offered
 * @returns {Offered}
 */
export function here(offered) {
  return JSON.parse(JSON.stringify(offered).replaceAll("{site}", SITE));
}

/** @param {string} place */
async function fetched(place) {
  const answer = await fetch(place);
  if (!answer.ok) throw new Error(`${place} could not be fetched: ${answer.status}`);
  return answer.text();
}

/**
 * @param {HTMLElement} menu
 * @param {Offered} offered
 */
function framed(menu, offered) {
  const live = /** @type {HTMLInputElement} */ (menu.querySelector("[data-edition][value=live]"))
    .checked;
  const theme = /** @type {HTMLSelectElement} */ (menu.querySelector("[data-theme]")).value;
  const plain = /** @type {HTMLInputElement} */ (menu.querySelector("[data-plain]")).checked;
  const [place, asked] = (live ? offered.live : offered.pinned).split("?");
  const look = [
    ["theme", theme || undefined],
    ["show", plain ? "table" : undefined],
  ];
  const said = query([...new URLSearchParams(asked), ...look]);
  const frame = said ? `${place}?${said}` : place;
  return markup("shared-frame", { ...offered, frame, script: `${LANGUAGE}embed/height.js` });
}

/**
 * A <template> of the page, filled, as text for a page of someone else.
 *
 * @param {string} template
 * @param {object} values
 */
function markup(template, values) {
  const piece = copy(template);
  fill(piece, values);
  for (const element of [piece, ...piece.querySelectorAll("*")]) {
    for (const name of Object.keys(/** @type {HTMLElement} */ (element).dataset)) {
      delete (/** @type {HTMLElement} */ (element).dataset[name]);
    }
  }
  return piece.localName === "div" ? piece.innerHTML : piece.outerHTML;
}
