/**
 * Makes a picture interactive when its button is pressed: Vega is fetched then, and draws it again
 * in place, with an interpreter for its expressions, since this site lets no text be evaluated as
 * code.
 *
 * @typedef {{ runAsync(): Promise<unknown>, tooltip(say: (...heard: any[]) => void): View }} View
 * @typedef {{ parse: Function, View: new (runtime: unknown, options: object) => View }} Vega
 */

/** @param {HTMLElement} figure */
function offer(figure) {
  const button = /** @type {HTMLButtonElement} */ (
    figure.querySelector(".st-picture__actions button")
  );
  const line = /** @type {HTMLElement} */ (figure.querySelector(".st-picture__said"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await play(figure, (text) => (line.textContent = text || (line.dataset.ready ?? "")));
      line.textContent = line.dataset.ready ?? "";
      button.hidden = true;
    } catch {
      line.textContent = line.dataset.failed ?? "";
      button.disabled = false;
    }
    line.hidden = false;
  });
}

/**
 * @param {HTMLElement} figure
 * @param {(text: string) => void} say
 */
async function play(figure, say) {
  const drawings = /** @type {NodeListOf<HTMLElement>} */ (
    figure.querySelectorAll(".st-picture__drawing")
  );
  const shown = [...drawings].find((one) => one.offsetWidth) ?? drawings[0];
  const from = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
  const asked = fetch(from(shown.dataset.spec ?? ""));
  await import(from(`${figure.dataset.vega}/vega.min.js`));
  const { expressionInterpreter } = await import(
    from(`${figure.dataset.vega}/vega-interpreter.js`)
  ); // needs the other
  const answer = await asked;
  if (!answer.ok) throw new Error(`the picture could not be fetched: ${answer.status}`);
  const { parse, View } = /** @type {{ vega: Vega }} */ (/** @type {unknown} */ (globalThis)).vega;
  const stage = document.createElement("div");
  const view = new View(parse(await answer.json(), undefined, { ast: true }), {
    container: stage,
    renderer: "svg",
    hover: true,
    expr: expressionInterpreter,
  });
  view.tooltip((_handler, _event, _item, value) => say(value ? String(value) : ""));
  await view.runAsync();
  shown.replaceChildren(stage);
}

document
  .querySelectorAll("figure.st-picture")
  .forEach((one) => offer(/** @type {HTMLElement} */ (one)));
