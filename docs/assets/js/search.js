/**
 * Opens the search of the site: by its button, by "/", by an address with ?q=word. What it searches
 * with and in is fetched when somebody means to search, not before.
 *
 * @import { SearchPanel } from "./search-panel.js"
 */

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".st-search"));
const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search]"));

/** @type {Promise<SearchPanel> | undefined} */
let panel;

/** The panel with its index, fetched once; tried anew after a failure. */
function prepare() {
  panel ??= import("./search-panel.js").then(({ load }) => load(dialog));
  panel.catch(() => (panel = undefined));
  return panel;
}

async function open() {
  if (!dialog.open) dialog.showModal();
  input.select();
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  try {
    (await prepare()).show();
  } catch {
    status.textContent = "The search could not be loaded. Is there a network?";
  }
}

/** Whether keys belong to what has the focus. @param {Element | null} element */
function takesText(element) {
  const editable = element instanceof HTMLElement && element.isContentEditable;
  return editable || Boolean(element?.matches("input, textarea, select, [role=textbox]"));
}

button.addEventListener("pointerenter", () => void prepare().catch(() => {}), { once: true });
button.addEventListener("focus", () => void prepare().catch(() => {}), { once: true });
button.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  if (
    event.key !== "/" ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    takesText(document.activeElement)
  )
    return;
  event.preventDefault();
  open();
});
dialog.querySelector("button")?.addEventListener("click", () => dialog.close());
// else the next "/" would seem to be typed into it
dialog.addEventListener("close", () => input.blur());
// beside the panel
dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());

const word = new URLSearchParams(location.search).get("q");
if (word) {
  input.value = word;
  open();
}

export {};
