/**
 * A button that copies a text and says so; where the clipboard is refused it hands the text to
 * `refused`.
 */

/** @typedef {string | Promise<string>} Text */

/** Takes back what the last button said. */
let settle = () => {};

/**
 * @param {HTMLButtonElement} button  with what it says before and after in data-copy and data-copied, or its own words
 * @param {() => Text} text
 * @param {(text: string) => void} [refused]
 * @param {string} [type]  of the text, which is then copied as what it shows as well
 */
export function copyOnClick(button, text, refused = () => {}, type = "text/plain") {
  const spoken = button.closest(".st-share, .st-copy, p")?.querySelector("[role=status]");
  const before = button.dataset.copy ?? button.textContent ?? "";
  button.addEventListener("click", async () => {
    settle();
    const copied = Promise.resolve(text());
    try {
      await put(copied, type);
      say(button.dataset.copied ?? "Copied");
    } catch {
      const found = await copied.catch(() => undefined);
      if (found !== undefined) return refused(found);
      say("Could not be fetched");
    }
    const timer = window.setTimeout(() => settle(), 2500);
    settle = () => {
      window.clearTimeout(timer);
      say("");
      button.textContent = before;
      settle = () => {};
    };
  });

  /** @param {string} words */
  function say(words) {
    button.textContent = words;
    if (spoken) spoken.textContent = words;
  }
}

/**
 * Writes a text that may still be on its way: Safari takes a promise while the click lasts, and
 * nothing later.
 *
 * @param {Promise<string>} text
 * @param {string} type
 */
async function put(text, type) {
  if (!("ClipboardItem" in window)) return navigator.clipboard.writeText(await text);
  const as = (/** @type {string} */ kind) =>
    text.then((found) => new Blob([found], { type: kind }));
  const kinds = {
    "text/plain": as("text/plain"),
    ...(type === "text/plain" ? {} : { [type]: as(type) }),
  };
  await navigator.clipboard.write([new ClipboardItem(kinds)]);
}
