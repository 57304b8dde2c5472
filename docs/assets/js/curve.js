/**
 * The reader's model on the curves. Nothing is computed until the reader asks: the page is there to
 * be read.
 */

import { Calculator } from "./calculator.js";

class Curves extends Calculator {
  confirm() {}
}

const page = /** @type {HTMLElement} */ (document.querySelector(".st-curves"));
new Curves(page, { ask: "curve", read: "link" }).begin();
