/** The page of a model's life: its results are an answer's, asked of another door. */

import { Results } from "./results.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".st-calculator"));
new Results(page, { ask: "life", read: "life_link" }).begin();
