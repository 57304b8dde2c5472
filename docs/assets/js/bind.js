/**
 * Fills the slots of a served page with values. The markup and its attributes come from
 * templates/components: data-text="path" holds a text; data-set="x1={low}%;href=/{place}" sets
 * attributes, addresses that begin with / start at the root of the language; data-each="path"
 * repeats the <template> that data-template names; data-with="path" narrows what paths within start
 * from, "^path" starts anew; data-if="path" or "path=text" hides the rest. What is marked
 * data-apart is filled by itself alone.
 */

/** @typedef {Record<string, unknown>} Values */

/**
 * @param {Element} element
 * @param {unknown} values  what paths start from
 * @param {{ root?: unknown, home?: string }} [page]  all values, and the way to the root of the language
 */
export function fill(element, values, page = {}) {
  const whole = { root: values, home: "", ...page };
  const slots = /** @type {HTMLElement | SVGElement} */ (element).dataset;
  if (slots.with !== undefined) {
    values = slots.with.startsWith("^")
      ? at(whole.root, slots.with.slice(1))
      : at(values, slots.with);
  }
  if (slots.if !== undefined) {
    const holds = test(slots.if, values);
    element.toggleAttribute("hidden", !holds);
    if (!holds) return;
  }
  for (const one of slots.set?.split(";") ?? []) {
    const [name, ...pattern] = one.split("=");
    const text = pattern
      .join("=")
      .replace(/\{([^}]*)\}/g, (_, path) => String(at(values, path) ?? ""));
    set(element, name, name === "href" && text.startsWith("/") ? whole.home + text.slice(1) : text);
  }
  if (slots.text !== undefined) {
    write(element, String(at(values, slots.text) ?? ""));
  } else if (slots.each !== undefined) {
    repeat(
      element,
      slots.template ?? "",
      /** @type {unknown[]} */ (at(values, slots.each) ?? []),
      whole,
    );
  } else {
    for (const child of element.children)
      if (!child.hasAttribute("data-apart")) fill(child, values, whole);
  }
}

/**
 * A fresh copy of what a <template> holds; pieces of a picture stand in an <svg> there.
 *
 * @param {string} id
 * @returns {Element}
 */
export function copy(id) {
  const held = /** @type {HTMLTemplateElement} */ (document.getElementById(id)).content
    .firstElementChild;
  const piece = held?.localName === "svg" ? held.firstElementChild : held;
  return document.importNode(/** @type {Element} */ (piece), true);
}

/**
 * @param {Element} list
 * @param {string} template
 * @param {unknown[]} items
 * @param {{ root: unknown, home: string }} whole
 */
function repeat(list, template, items, whole) {
  items.forEach((item, index) =>
    fill(list.children[index] ?? list.appendChild(copy(template)), item, whole),
  );
  while (list.children.length > items.length) list.lastElementChild?.remove();
}

/**
 * The text, with the ₂ of CO₂e as a lowered figure of its own font.
 *
 * @param {Element} element
 * @param {string} text
 */
function write(element, text) {
  const [first, ...rest] = element instanceof HTMLElement ? text.split("₂") : [text];
  if (element.textContent === text.replaceAll("₂", rest.length ? "2" : "₂")) return;
  element.textContent = first;
  for (const part of rest) element.append(copy("lowered-two"), part);
}

/**
 * @param {unknown} values
 * @param {string} path
 * @returns {unknown}
 */
function at(values, path) {
  if (path === ".") return values;
  return path
    .split(".")
    .reduce((value, key) => /** @type {Values | undefined} */ (value)?.[key], values);
}

/**
 * @param {string} condition
 * @param {unknown} values
 */
function test(condition, values) {
  const [path, wanted] = condition.split("=");
  const found = at(values, path) ?? "";
  return wanted === undefined ? Boolean(found) : String(found) === wanted;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} text
 */
function set(element, name, text) {
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}
