/**
 * What a calculator's address holds: the question, and beside it an edition, a claim, and keys that
 * mean nothing.
 */

export class Address {
  /** Keys that mean nothing, kept as they are. */
  unknown = new URLSearchParams();

  /**
   * @param {string} search  the query of the address
   * @param {string} latest  the edition of this page
   */
  constructor(search, latest) {
    this.search = search;
    /** All but the edition, for Python to read. */
    this.whole = new URLSearchParams(search);
    this.edition = this.whole.getAll("ed").at(-1) || latest;
    this.pin = this.whole.has("ed") && this.edition === latest ? latest : undefined;
    this.whole.delete("ed");
    /** The question alone. */
    this.asked = new URLSearchParams(this.whole);
    /** The range that the link was shared with, as it was written. */
    this.claim = this.asked.getAll("r").at(-1);
    this.asked.delete("r");
  }

  /** The question as links write it. */
  get link() {
    return query([...this.asked]);
  }

  /**
   * The query of the same address for another question.
   *
   * @param {string} link
   * @param {boolean} claims  whether it is still the question that the claim is about
   */
  with(link, claims) {
    const claim = claims ? this.claim : undefined;
    return query([["ed", this.pin], ...new URLSearchParams(link), ["r", claim], ...this.unknown]);
  }
}

/**
 * A query of keys with their texts, encoded but for commas; what has no text is left out.
 *
 * @param {(string | undefined)[][]} pairs
 */
export function query(pairs) {
  const given = /** @type {string[][]} */ (pairs.filter(([, text]) => text !== undefined));
  return `${new URLSearchParams(given)}`.replaceAll("%2C", ",");
}
