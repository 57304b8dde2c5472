/**
 * A table of rows with addresses: sorts them by a column and narrows them down, and keeps both in
 * the query, such as ?find=beef&group=food&sort=name; sort=-name begins at the other end. A link to
 * a row finds it shown.
 *
 * @typedef {{ key: string, down: boolean }} Order
 */

const table = /** @type {HTMLTableElement} */ (document.querySelector("table:has(.st-sort)"));
const rows = [...table.tBodies[0].rows];
const headings = [...table.rows[0].cells];
const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".st-finder"));
const unknown = form?.querySelector("[data-unknown]");

/**
 * What each row says, once it is looked for.
 *
 * @type {Map<HTMLTableRowElement, string> | undefined}
 */
let words;
const collator = new Intl.Collator("en", { numeric: true });
const served = order(headings.find((one) => one.ariaSort));
let now = served;
let search = "";
document.querySelector(".st-unloaded")?.remove();

/**
 * Text without marks on its letters, so that "creme" finds "crème".
 *
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {HTMLTableCellElement | undefined} heading
 * @returns {Order}
 */
function order(heading) {
  return { key: heading?.dataset.key ?? "", down: heading?.ariaSort === "descending" };
}

/**
 * Puts the rows in order; what has no value in the column stays at the end, and none named is the
 * order as served.
 *
 * @param {Order} wanted
 */
function sort(wanted) {
  now = wanted;
  const column = headings.findIndex((one) => one.dataset.key === wanted.key);
  const turned = wanted.down ? -1 : 1;
  const found = rows.map((row) => {
    const cell = row.cells[column];
    return {
      row,
      value: Number.parseFloat(cell?.dataset.value ?? ""),
      text: cell?.textContent ?? "",
    };
  });
  const named = column === 0;
  if (column >= 0) {
    found.sort((one, other) => {
      if (named) return turned * collator.compare(one.text, other.text);
      const missing = Number(Number.isNaN(one.value)) - Number(Number.isNaN(other.value));
      return missing || turned * (one.value - other.value) || 0;
    });
  }
  if (found.some(({ row }, place) => table.tBodies[0].rows[place] !== row)) {
    table.tBodies[0].append(...found.map(({ row }) => row));
    // a moved row loses it
    if (location.hash && !document.querySelector(":target")) location.replace(location.hash);
  }
  headings.forEach((one, place) => {
    if (place === column) one.ariaSort = wanted.down ? "descending" : "ascending";
    else one.removeAttribute("aria-sort");
  });
}

/** Shows the rows that hold every word and belong to the group. */
function narrow() {
  if (!form) return;
  const { find, group } = asked();
  const wanted = plain(find).split(/\s+/);
  if (find) words ??= new Map(rows.map((row) => [row, plain(row.textContent ?? "")]));
  let shown = 0;
  for (const row of rows) {
    const belongs = !group || row.dataset.group === group;
    const holds = belongs && (!find || wanted.every((word) => words?.get(row)?.includes(word)));
    row.hidden = !holds;
    shown += Number(holds);
  }
  /** @type {HTMLElement} */ (form.querySelector("[data-shown]")).textContent = `${shown}`;
  /** @type {HTMLElement} */ (form.querySelector("[type=reset]")).hidden = !find && !group;
}

function asked() {
  const said = form ? new FormData(form) : new FormData();
  return { find: `${said.get("find") ?? ""}`.trim(), group: `${said.get("group") ?? ""}` };
}

/**
 * Reads the address; a group or an order that this table does not have is said, and all rows stay.
 */
function open() {
  search = location.search;
  const query = new URLSearchParams(search);
  const said = query.get("sort") ?? "";
  const key = said.replace(/^-/, "");
  const known = headings.some((one) => key && one.dataset.key === key);
  sort(known ? { key, down: said.startsWith("-") } : served);
  const strange = said && !known ? [said] : [];
  for (const name of form ? ["find", "group"] : []) {
    const control = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem(name));
    if (!control) continue;
    control.value = query.get(name) ?? "";
    if (control.value !== (query.get(name) ?? "")) {
      strange.push(query.get(name) ?? "");
      control.value = "";
    }
  }
  narrow();
  unknown?.toggleAttribute("hidden", !strange.length);
  const slot = unknown?.querySelector("b");
  if (slot) slot.textContent = strange.join(", ");
  reveal();
}

/** Brings the row that the address names to light. */
function reveal() {
  const id = fragment();
  const row = rows.find((one) => id && one.id === id);
  if (!row) return;
  if (row.hidden) form?.reset();
  row.scrollIntoView();
}

/** What the address points at; a fragment that is not well-formed points at nothing. */
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Keeps the address in step, without what is as it was served. */
function keep() {
  const query = new URLSearchParams(location.search);
  const same = now.key === served.key && now.down === served.down;
  const said = { ...asked(), sort: same ? "" : `${now.down ? "-" : ""}${now.key}` };
  for (const [name, text] of Object.entries(said)) {
    if (text) query.set(name, text);
    else query.delete(name);
  }
  history.replaceState(
    history.state,
    "",
    `${location.pathname}${`${query}` && `?${query}`}${location.hash}`,
  );
  search = location.search;
}

table.tHead?.addEventListener("click", ({ target }) => {
  const heading = /** @type {HTMLElement} */ (target).closest(".st-sort")?.closest("th");
  if (!heading) return;
  sort({ key: heading.dataset.key ?? "", down: heading.ariaSort === "ascending" });
  keep();
});
form?.addEventListener("input", () => {
  narrow();
  keep();
});
form?.addEventListener("submit", (event) => event.preventDefault());
form?.addEventListener("reset", () => {
  for (const control of form.querySelectorAll("input")) control.value = "";
  for (const control of form.querySelectorAll("select")) control.value = "";
  narrow();
  keep();
});
window.addEventListener("hashchange", reveal);
document.fonts.ready.then(() => window.scrollY && reveal());
window.addEventListener("popstate", () => location.search !== search && open());
open();
