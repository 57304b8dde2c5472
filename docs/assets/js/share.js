/** Copying the link to the numbers shown; where the clipboard is refused, it stands ready to be copied by hand. */

/**
 * @param {HTMLElement} page
 * @param {() => Promise<string>} link
 */
export function offerLink(page, link) {
  const place = /** @type {HTMLElement} */ (page.querySelector(".st-copy"));
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  const spoken = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  const byHand = /** @type {HTMLElement} */ (place.querySelector(".st-copy__by-hand"));
  const field = /** @type {HTMLInputElement} */ (byHand.querySelector("input"));
  let timer = 0;

  button.addEventListener("click", async () => {
    const text = await link();
    try {
      await navigator.clipboard.writeText(text);
      say(button.dataset.copied);
    } catch {
      byHand.hidden = false;
      field.value = text;
      field.focus();
      field.select();
    }
  });

  /** @param {string | undefined} words */
  function say(words) {
    byHand.hidden = true;
    button.textContent = spoken.textContent = words ?? "";
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = button.dataset.copy ?? "";
      spoken.textContent = "";
    }, 2500);
  }
}
