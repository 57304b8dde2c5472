/**
 * Finds entries of the search index: exact names first, then by words, with slips of the pen forgiven.
 *
 * @typedef {[title: string, address: string, line: string, names: string[], leads: string[], words: string]} Row
 * @typedef {{ name: string, weight: number, entries: Row[] }} Kind
 * @typedef {{ spellings: Record<string, string>, silent: string[], kinds: Kind[] }} Index
 * @typedef {{ kind: string, title: string, address: string, line: string, weight: number }} Entry
 * @typedef {{ name: string, entries: Entry[] }} Group
 * @typedef {import("minisearch").SearchResult} Hit
 *
 * `near` where nothing was found, only what is like it; `read` says as what the text was read, where it was mended.
 * @typedef {{ groups: Group[], count: number, near: boolean, read: string }} Found
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
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’']s\b/g, "");
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
    const documents = index.kinds.flatMap(({ name, weight, entries }) => {
      return entries.map((row) => this.#added(name, weight, row));
    });
    /** Resolves once all can be found; the page stays awake meanwhile. */
    this.ready = this.search.addAllAsync(documents, { chunkSize: 100 });
  }

  /**
   * @param {string} kind
   * @param {number} weight
   * @param {Row} row
   */
  #added(kind, weight, [title, address, line, names, leads, words]) {
    const id = this.#entries.push({ kind, title, address, line, weight }) - 1;
    [[title, ...names], leads].forEach((texts, place) => {
      for (const key of texts.flatMap((text) => this.#keys(text))) {
        this.#exact[place].set(key, (this.#exact[place].get(key) ?? new Set()).add(id));
      }
    });
    return { id, title, names: names.join(" "), leads: leads.join(" "), line, words };
  }

  /**
   * Numbers count in names, such as the 5 of GPT-5, and nowhere else; words come apart already.
   *
   * @param {string} text
   * @param {string} [field]
   */
  #tokens(text, field) {
    if (field === "words") return text.split(" ");
    const tokens = parted(text).flatMap(({ parts, whole }) =>
      parts.length > 1 && whole ? [...parts, whole] : parts,
    );
    return field === "line"
      ? tokens.filter((token) => /^\p{L}.|^\d+\p{L}{2}/u.test(token))
      : tokens;
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

  /**
   * @param {string} term
   * @param {import("minisearch").SearchOptions} [options]
   */
  #holds(term, options) {
    return (
      this.search.search(term, { tokenize: () => [term], processTerm: () => term, ...options })
        .length > 0
    );
  }

  /** The word with two neighbours changed back, where that makes a known one. @param {string} term */
  #unswapped(term) {
    for (let place = 0; place < term.length - 1; place += 1) {
      const [before, one, other, after] = [
        term.slice(0, place),
        term[place],
        term[place + 1],
        term.slice(place + 2),
      ];
      const tried = this.#term(`${before}${other}${one}${after}`);
      if (tried && this.#holds(tried)) return tried;
    }
    return undefined;
  }

  /**
   * The word with the fewest letters different, itself if there is none.
   *
   * @param {string} term
   * @param {number} [most]  how many letters may be
   */
  #closest(term, most = term.length < LONG ? 1 : 2) {
    for (let fuzzy = 1; fuzzy <= most; fuzzy += 1) {
      const [hit] = this.#hits([term], { fuzzy, prefix: false });
      if (hit) return hit.terms[0];
    }
    return term;
  }

  /** The words to look for, each as it is known; if none says anything, those. @param {string} text */
  #wanted(text) {
    const words = parted(text).flatMap(({ parts, whole }) => {
      return whole && (parts.length === 1 || this.#known(this.#term(whole))) ? [whole] : parts;
    });
    const telling = words.map((word) => this.#term(word)).filter(Boolean);
    return [...new Set(telling.length ? telling : words)];
  }

  /**
   * @param {string} text
   * @returns {Found}
   */
  find(text) {
    const wanted = this.#wanted(text);
    const terms = wanted.map((term) =>
      this.#known(term) ? term : (this.#unswapped(term) ?? this.#closest(term)),
    );
    const read = terms.some((term, place) => term !== wanted[place]) ? terms.join(" ") : "";
    const ranked = this.#ranked(read || text, this.#hits(terms), terms.length);
    return ranked.length
      ? { ...grouped(ranked.slice(0, MOST), this.kinds), read }
      : this.#nearest(wanted);
  }

  /**
   * @param {string[]} terms
   * @param {import("minisearch").SearchOptions} [options]
   * @returns {Hit[]}
   */
  #hits(terms, options) {
    return this.search.search(terms.join(" "), {
      tokenize: () => terms,
      processTerm: (term) => term,
      boost: BOOST,
      prefix: (term, place) =>
        /\p{L}/u.test(term) && (place === terms.length - 1 || !this.#holds(term)),
      ...options,
    });
  }

  /**
   * What is called so, then what the words lead to, then by how many of the words are there, in names before all, and
   * how much they say.
   *
   * @param {string} text
   * @param {Hit[]} hits
   * @param {number} count
   */
  #ranked(text, hits, count) {
    const scores = new Map(
      hits.map(({ id, score, queryTerms, match }) => {
        const share = new Set(queryTerms).size / count;
        const named = Object.values(match).filter((fields) =>
          fields.some((field) => HEADINGS.includes(field)),
        ).length;
        const names = Math.min(1, named / count);
        return [
          /** @type {number} */ (id),
          score * share ** 2 * (1 + names) * this.#entries[id].weight,
        ];
      }),
    );
    const keys = this.#keys(text);
    const [called, led] = this.#exact.map(
      (names) => new Set(keys.flatMap((key) => [...(names.get(key) ?? [])])),
    );
    const tier = (/** @type {number} */ id) => (called.has(id) ? 2 : Number(led.has(id)));
    return [...new Set([...called, ...led, ...scores.keys()])]
      .map((id) => ({
        id,
        tier: tier(id),
        score: scores.get(id) ?? 0,
        weight: this.#entries[id].weight,
      }))
      .sort(
        (one, other) =>
          other.tier - one.tier || other.score - one.score || other.weight - one.weight,
      )
      .map(({ id }) => this.#entries[id]);
  }

  /**
   * Where nothing is found: what is spelt most like it, and the calculators.
   *
   * @param {string[]} terms
   * @returns {Found}
   */
  #nearest(terms) {
    const near = terms.map((term) => this.#closest(term, Math.round(term.length * NEAR_SPELLING)));
    const alike = this.#ranked(near.join(" "), this.#hits(near), near.length).slice(0, BEST);
    const doors = this.#entries.filter(({ kind }) => kind === this.kinds[0]);
    const groups = [
      { name: "Spelt most like it", entries: alike },
      { name: "Begin here", entries: doors.filter((door) => !alike.includes(door)) },
    ].filter(({ entries }) => entries.length);
    return { groups, count: 0, near: true, read: "" };
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
    ...kinds.map((name) => ({
      name,
      entries: others.filter(({ kind }) => kind === name).slice(0, MOST_OF_A_KIND),
    })),
  ].filter(({ entries }) => entries.length);
  return {
    groups,
    count: groups.reduce((sum, { entries }) => sum + entries.length, 0),
    near: false,
    read: "",
  };
}
