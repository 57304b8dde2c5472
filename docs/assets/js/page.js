/** The page of one answer. */

import { Results } from "./results.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".st-calculator"));
new Results(page, { ask: "answer", read: "link" }).begin();
