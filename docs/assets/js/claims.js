/**
 * The pages of claims: replies to copy with this page's own address, and a list that can be
 * filtered.
 */

import { copyOnClick } from "./copy.js";
import { here, offerFormats, served } from "./share.js";

const reply = /** @type {HTMLElement | null} */ (document.querySelector(".st-reply"));
const filter = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filter]"));

if (reply) {
  const menu = /** @type {HTMLElement} */ (document.querySelector(".st-share"));
  offerFormats(menu);
  const { texts } = here(served(menu));
  for (const text of reply.querySelectorAll("pre"))
    text.textContent = texts[text.dataset.textOf ?? ""];
  const button = /** @type {HTMLButtonElement} */ (reply.querySelector("button"));
  button.hidden = false;
  copyOnClick(button, () => {
    const chosen = /** @type {HTMLInputElement} */ (reply.querySelector("input:checked")).id;
    return reply.querySelector(`[data-reply="${chosen}"]`)?.textContent ?? "";
  });
}

if (filter) {
  const list = /** @type {HTMLElement} */ (document.querySelector("[data-list]"));
  const none = /** @type {HTMLElement} */ (document.querySelector("[data-none]"));
  const count = /** @type {HTMLElement} */ (filter.querySelector("[data-count]"));
  const selects = [...filter.querySelectorAll("select")];
  const show = () => {
    let shown = 0;
    for (const item of /** @type {HTMLElement[]} */ ([...list.children])) {
      const fits = selects.every((one) => !one.value || item.dataset[one.name] === one.value);
      item.hidden = !fits;
      shown += Number(fits);
    }
    none.hidden = shown > 0;
    count.textContent = selects.some((one) => one.value)
      ? `${shown} of ${list.children.length}`
      : "";
  };
  const keep = () => {
    const said = new URLSearchParams(
      selects.filter((one) => one.value).map((one) => [one.name, one.value]),
    );
    history.replaceState(history.state, "", `${location.pathname}${said.size ? `?${said}` : ""}`);
    show();
  };
  const read = () => {
    const said = new URLSearchParams(location.search);
    for (const one of selects) {
      one.value = said.get(one.name) ?? "";
      if (one.selectedIndex < 0) one.value = "";
    }
    show();
  };
  filter.addEventListener("change", keep);
  filter.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector("[data-all]")?.addEventListener("click", () => {
    for (const one of selects) one.value = "";
    keep();
  });
  window.addEventListener("popstate", read);
  read();
}
