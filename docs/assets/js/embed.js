/**
 * A page in someone's frame: theme, height, and Python when the reader asks for it. It goes nowhere
 * by itself.
 */

const page = /** @type {HTMLElement} */ (document.body);
const address = new URLSearchParams(location.search);
const theme = address.get("theme");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const paint = () => {
  const chosen = theme === "dark" || (theme !== "light" && dark.matches);
  page.dataset.mdColorScheme = chosen ? "slate" : "default";
};
paint();
dark.addEventListener("change", paint);

if (window.parent !== window) {
  const tell = () =>
    window.parent.postMessage({ setara: document.documentElement.offsetHeight }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener("load", tell); // an observer rests while a frame is out of sight
  // the page came later
  window.addEventListener("message", ({ data }) => data?.setara === "height" && tell());
}

const change = /** @type {HTMLElement | null} */ (page.querySelector("[data-change]"));
if (change) {
  const { edition: own = "", link = "", calculator = "" } = page.dataset;
  const table = address.get("show") === "table";
  const named = address.getAll("ed").at(-1) || own;
  /**
   * The earlier editions that can be computed here.
   *
   * @type {Record<string, { withdrawn: string }>}
   */
  const editions = JSON.parse(document.getElementById("editions")?.textContent ?? "{}");
  for (const key of ["theme", "show", "ed"]) address.delete(key);
  const earlier = Object.hasOwn(editions, named);
  const missing = named !== own && !earlier;
  const asked = address.size > 0 || earlier;
  const question = address.size ? address : new URLSearchParams(link);
  const show = (/** @type {string} */ place, /** @type {boolean} */ visible) => {
    /** @type {HTMLElement} */ (page.querySelector(place)).hidden = !visible;
  };
  const write = (/** @type {string} */ place, /** @type {string} */ text) => {
    for (const one of page.querySelectorAll(place)) one.textContent = text;
  };
  show("[data-answered]", !asked && !missing);
  show("[data-unasked]", asked && !missing);
  show("[data-missing]", missing);
  show("[data-earlier]", earlier);
  write(missing ? "[data-missing] b" : "[data-named]", named);
  if (earlier) {
    write("[data-reason]", editions[named].withdrawn);
    show("header", Boolean(editions[named].withdrawn));
  }
  if (asked || missing) {
    for (const one of /** @type {NodeListOf<HTMLAnchorElement>} */ (
      page.querySelectorAll("[data-full]")
    )) {
      one.href = `${calculator}?${`${new URLSearchParams([["ed", named], ...question])}`.replaceAll("%2C", ",")}`;
    }
  }
  if (asked) change.textContent = change.dataset.compute ?? "";
  change.hidden = missing || (!asked && table);
  change.addEventListener("click", async () => {
    if (change.matches("a")) return;
    change.hidden = true;
    try {
      const { Frame } = await import("./embed-form.js");
      new Frame(page, table, earlier ? named : undefined).begin(question);
    } catch {
      const words = /** @type {HTMLTemplateElement} */ (document.getElementById("embed-words"))
        .content;
      write("[data-words]", words.querySelector('[data-words="unreachable"]')?.textContent ?? "");
      show("[data-words]", true);
      change.hidden = false;
    }
  });
}
delete page.dataset.state; // what stands in the page is said by its parts now
