/** A page whose numbers stand still: its menus offer what they were served with. */

import { offerFormats } from "./share.js";

for (const menu of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".st-share")))
  offerFormats(menu);
