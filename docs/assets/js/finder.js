/**
 * Finds entries of the search index: exact names first, then by words, with slips of the pen forgiven. It knows no page.
 *
 * @typedef {[title: string, address: string, line: string, names: string[], leads: string[], words: string]} Row
 * @typedef {{ name: string, weight: number, entries: Row[] }} Kind
 * @typedef {{ spellings: Record<string, string>, silent: string[], kinds: Kind[] }} Index
 * @typedef {{ kind: string, title: string, address: string, line: string, weight: number }} Entry
 * @typedef {{ name: string, entries: Entry[] }} Group
 * @typedef {import("minisearch").SearchResult} Hit
 * @typedef {{ groups: Group[], count: number, near: boolean }} Found
 */

const FIELDS = ["title", "names", "leads", "line", "words"];
const HEADINGS = ["title", "names", "leads"];
const BOOST = { title: 8, names: 8, leads: 5, line: 2, words: 1 };
const BEST = 3;
const MOST_OF_A_KIND = 5;
const MOST = 30;
const LONG = 8; // letters of a word in which two may be wrong
const LONGEST_WHOLE = 14; // letters of a word with parts
const NEAR_SPELLING = 0.45; // of a word's letters may differ where nothing else is left to offer

/** Text without marks on its letters, so that "turkiye" finds "Türkiye". @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']s\b/g, "");
}

/** What is the same however it is set apart: "GPT-5", "gpt 5", "gpt5". @param {string} text */
function squeezed(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Each word with its parts, and whole where it is short: "e-mail" gives e, mail, email. @param {string} text */
function parted(text) {
  return plain(text)
    .split(/[\s/]+/)
    .map((word) => word.split(/[^\p{L}\p{N}]+/u).filter(Boolean))
    .map((parts) => ({ parts, whole: parts.join("") }))
    .map(({ parts, whole }) => ({ parts, whole: whole.length > LONGEST_WHOLE ? "" : whole }));
}

/** @param {string} word */
function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

export class Finder {
  /** Entries by a name squeezed: those that are called so, and those it leads to. @type {Map<string, Set<number>>[]} */
  #exact = [new Map(), new Map()];
  /** @type {Entry[]} */
  #entries = [];

  /**
   * @param {typeof import("minisearch").default} MiniSearch
   * @param {Index} index
   */
  constructor(MiniSearch, index) {
    this.spellings = new Map(Object.entries(index.spellings));
    this.kinds = index.kinds.map(({ name }) => name);
    this.silent = new Set(index.silent);
    this.search = new MiniSearch({
      fields: FIELDS,
      tokenize: (text, field) => this.#tokens(text, field),
      processTerm: (term) => this.#term(term) || null,
    });
    for (const { name, weight, entries } of index.kinds) {
      for (const row of entries) this.#add(name, weight, row);
    }
  }

  /**
   * @param {string} kind
   * @param {number} weight
   * @param {Row} row
   */
  #add(kind, weight, [title, address, line, names, leads, words]) {
    const id = this.#entries.push({ kind, title, address, line, weight }) - 1;
    this.search.add({ id, title, names: names.join(" "), leads: leads.join(" "), line, words });
    [[title, ...names], leads].forEach((texts, place) => {
      for (const key of texts.flatMap((text) => this.#keys(text))) {
        this.#exact[place].set(key, (this.#exact[place].get(key) ?? new Set()).add(id));
      }
    });
  }

  /**
   * Numbers count in names, such as the 5 of GPT-5, and nowhere else.
   *
   * @param {string} text
   * @param {string} [field]
   */
  #tokens(text, field) {
    const tokens = parted(text).flatMap(({ parts, whole }) => (parts.length > 1 && whole ? [...parts, whole] : parts));
    return field === "line" || field === "words" ? tokens.filter((token) => /^\p{L}.|^\d+\p{L}{2}/u.test(token)) : tokens;
  }

  /** What a text is called by: as it is, and without what says nothing. @param {string} text */
  #keys(text) {
    const terms = parted(text).flatMap(({ parts }) => parts.map((part) => this.#term(part)));
    return [...new Set([squeezed(text), terms.join("")])].filter(Boolean);
  }

  /** A word as the index has it; empty where it says nothing. @param {string} word */
  #term(word) {
    const term = this.spellings.get(word) ?? word;
    return this.silent.has(term) ? "" : singular(term);
  }

  /**
   * Whether a word is right as it is, or the beginning of one in a name.
   *
   * @param {string} term
   */
  #known(term) {
    return this.#holds(term) || this.#holds(term, { fields: HEADINGS, prefix: true });
  }

  /** How many letters of a word are wrong, at the least: one, or two of a long one. @param {string} term */
  #slips(term) {
    return term.length < LONG || this.#holds(term, { fuzzy: 1 }) ? 1 : 2;
  }

  /**
   * @param {string} term
   * @param {import("minisearch").SearchOptions} [options]
   */
  #holds(term, options) {
    return this.search.search(term, { tokenize: () => [term], processTerm: () => term, ...options }).length > 0;
  }

  /** The word with two neighbours changed back, where that makes a known one. @param {string} term */
  #unswapped(term) {
    for (let place = 0; place < term.length - 1; place += 1) {
      const [before, one, other, after] = [term.slice(0, place), term[place], term[place + 1], term.slice(place + 2)];
      const tried = this.#term(`${before}${other}${one}${after}`);
      if (tried && this.#holds(tried)) return tried;
    }
    return undefined;
  }

  /** The words to look for, each as it is known. @param {string} text */
  #wanted(text) {
    const words = parted(text).flatMap(({ parts, whole }) => {
      return whole && (parts.length === 1 || this.#known(this.#term(whole))) ? [whole] : parts;
    });
    return [...new Set(words.map((word) => this.#term(word)).filter(Boolean))];
  }

  /**
   * @param {string} text
   * @returns {Found}
   */
  find(text) {
    const wanted = this.#wanted(text);
    const known = new Map(wanted.map((term) => [term, this.#known(term)]));
    const terms = wanted.map((term) => (known.get(term) ? term : (this.#unswapped(term) ?? term)));
    const hits = this.#hits(terms, (term) => known.get(term) === false && this.#slips(term));
    const ranked = this.#ranked(text, hits, terms.length);
    return ranked.length ? grouped(ranked.slice(0, MOST), this.kinds) : this.#nearest(wanted);
  }

  /**
   * @param {string[]} terms
   * @param {(term: string) => number | false} fuzzy
   * @returns {Hit[]}
   */
  #hits(terms, fuzzy) {
    return this.search.search(terms.join(" "), {
      tokenize: () => terms,
      processTerm: (term) => term,
      boost: BOOST,
      prefix: (term) => /\p{L}/u.test(term),
      fuzzy,
    });
  }

  /**
   * What is called so, then what the words lead to, then by how many of the words are there and how much they say.
   *
   * @param {string} text
   * @param {Hit[]} hits
   * @param {number} count
   */
  #ranked(text, hits, count) {
    const scores = new Map(hits.map(({ id, score, queryTerms }) => {
      const share = new Set(queryTerms).size / count;
      return [/** @type {number} */ (id), score * share ** 2 * this.#entries[id].weight];
    }));
    const keys = this.#keys(text);
    const [called, led] = this.#exact.map((names) => new Set(keys.flatMap((key) => [...(names.get(key) ?? [])])));
    const tier = (/** @type {number} */ id) => (called.has(id) ? 2 : Number(led.has(id)));
    return [...new Set([...called, ...led, ...scores.keys()])]
      .map((id) => ({ id, tier: tier(id), score: scores.get(id) ?? 0, weight: this.#entries[id].weight }))
      .sort((one, other) => other.tier - one.tier || other.score - one.score || other.weight - one.weight)
      .map(({ id }) => this.#entries[id]);
  }

  /**
   * Where nothing is found: what is spelt most like it, and the calculators.
   *
   * @param {string[]} terms
   * @returns {Found}
   */
  #nearest(terms) {
    const hits = this.#hits(terms, (term) => Math.round(term.length * NEAR_SPELLING));
    const alike = this.#ranked("", hits, terms.length).slice(0, BEST);
    const doors = this.#entries.filter(({ kind }) => kind === this.kinds[0]);
    const groups = [
      { name: "Spelt most like it", entries: alike },
      { name: "Begin here", entries: doors.filter((door) => !alike.includes(door)) },
    ].filter(({ entries }) => entries.length);
    return { groups, count: 0, near: true };
  }
}

/**
 * The best, whatever their kind, then the others by kind, in the order of the index.
 *
 * @param {Entry[]} ranked
 * @param {string[]} kinds
 * @returns {Found}
 */
function grouped(ranked, kinds) {
  const others = ranked.slice(BEST);
  const groups = [
    { name: "Best matches", entries: ranked.slice(0, BEST) },
    ...kinds.map((name) => ({ name, entries: others.filter(({ kind }) => kind === name).slice(0, MOST_OF_A_KIND) })),
  ].filter(({ entries }) => entries.length);
  return { groups, count: groups.reduce((sum, { entries }) => sum + entries.length, 0), near: false };
}
