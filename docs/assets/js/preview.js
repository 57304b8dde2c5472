/**
 * The point values of a question, from the formulas that the build printed as JavaScript: shown as
 * a preview until Python has confirmed them and added the ranges. What is not plainly a number or a
 * known id has no preview.
 *
 * @import { Call } from "./protocol.js"
 * @typedef {Record<string, number>} Values
 * @typedef {{ least: number, most: number, whole: boolean }} Accepted
 * @typedef {Accepted & { key: string, type: string, node: string, default: string | number | null, choices: string[],
 *   measured: boolean }} Field
 * @typedef {{ texts: string[], longest: number, home: number, months: [string, string] }} Limits
 * @typedef {object} Run  What is known of a training run.
 * @property {number} tokens
 * @property {Values} nodes
 * @property {number} [power]
 * @property {string} [metered]
 * @property {string} [accelerator]
 * @property {string} [grid]
 * @typedef {object} Facts
 * @property {Values} exact
 * @property {Record<string, { by: string[], options: Values }>} factors
 * @property {Record<string, Values>} models
 * @property {Record<string, Values>} declared
 * @property {Record<string, Run>} runs
 * @property {string[]} roads   What a training run may be known by, the strongest first.
 * @property {string} recorded
 * @property {string[]} metered
 * @property {string} world
 * @property {string[]} served  Factors that follow from the service in a whole life.
 * @property {Record<string, unknown>} fixed
 * @property {Record<string, Values>} grids
 * @property {Record<string, Record<string, Field>>} fields
 * @property {Record<string, Record<string, Accepted>>} given
 * @property {string[]} nodes  Names of the calculation, which in an address mean a value given by name.
 * @property {Limits} limits
 * @property {Record<string, Ladder>} ladders
 * @typedef {{ formulas: [string, (values: Values) => number][], facts: Facts }} Module
 * @typedef {Record<string, any>} Question
 * @typedef {[number, string][]} Ladder  The sizes of units with their names, the smallest first.
 * @typedef {{ value: number, number: string, unit_text: string }} Quantity
 * @typedef {{ low: string, high: string }} Ends
 */

const NUMBER = /^\d+(\.\d+)?$/;
const DECIMAL = /^\d{1,31}(\.\d{1,20})?(e-?\d{1,3})?$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * Every node's value, or nothing where the question needs Python to be understood.
 *
 * @param {Module} module
 * @param {Question} question
 * @param {Call} [call]  what is asked: an answer or a whole life
 * @returns {Values | undefined}
 */
export function evaluate({ formulas, facts }, question, call = "answer") {
  const life = call === "life";
  const fields = facts.fields[call];
  /** @type {Question} */
  const asked = life ? { ...facts.fixed } : {};
  for (const [name, one] of Object.entries(fields)) {
    asked[name] = question[name] ?? one.default;
    if (one.type === "choice" && !one.choices.includes(asked[name])) return undefined;
    if (one.measured && asked[name] !== null) return undefined;
  }
  if (asked.hardware === "local") asked.accounting = "location";
  const sized = question.active_parameters ?? question.total_parameters;
  if (sized !== undefined) {
    asked.model = question.model;
    asked.active_parameters ??= asked.total_parameters;
    asked.total_parameters ??= asked.active_parameters;
  }
  const model = asked.model === undefined ? {} : facts.models[asked.model];
  const own = facts.roads.filter(
    (road) => (question.given?.[road] ?? asked[road] ?? undefined) !== undefined,
  );
  const run = training(facts, asked, own, life);
  const [grid, trained] = [facts.grids[asked.grid], facts.grids[run.grid]];
  if (!model || !grid || !trained || (life && own.length > 1)) return undefined;
  const values = { ...facts.exact };
  for (const [name, { by, options }] of Object.entries(facts.factors)) {
    const option = by.map((choice) => asked[choice]).find((id) => id in options) ?? "default";
    if (option in options && !(life && facts.served.includes(name))) values[name] = options[option];
  }
  for (const [name, value] of Object.entries(trained)) values[`training_${name}`] = value;
  Object.assign(
    values,
    grid,
    model,
    asked.hardware === "local" ? {} : facts.declared[asked.model],
    run.values,
  );
  if (life) {
    const length = month(asked.end) - month(asked.start);
    const [earliest, latest] = facts.limits.months.map(month);
    if (!(length >= 1 && month(asked.start) >= earliest && month(asked.end) <= latest))
      return undefined;
    values.service_months = length;
  }
  /** @type {[string, unknown, Accepted | undefined][]} */
  const said = Object.entries(fields)
    .filter(([name, { type }]) => type === "number" && asked[name] !== null)
    .map(([name, one]) => [one.node, asked[name], one]);
  for (const [name, text] of Object.entries(question.given ?? {}))
    said.push([name, text, facts.given[call][name]]);
  for (const [node, text, accepted] of said) {
    const value = accepted ? number(text, accepted) : NaN;
    if (Number.isNaN(value)) return undefined;
    values[node] = value;
  }
  if (values.active_parameters > values.total_parameters || !sensible(facts.limits, values, asked))
    return undefined;
  for (const [name, formula] of formulas) values[name] ??= formula(values);
  return life && values.lifetime_tokens < values.served_tokens ? undefined : values;
}

/**
 * @param {unknown} text
 * @param {Accepted} accepted
 * @returns {number} not a number where Python might read or refuse it
 */
function number(text, { least, most, whole }) {
  const value = NUMBER.test(String(text)) ? Number(text) : NaN;
  const plain = !whole || /^\d+$/.test(String(text));
  return plain && value >= least && value <= most ? value : NaN;
}

/**
 * Whether Python would answer values that are each within their bounds.
 *
 * @param {Limits} limits
 * @param {Values} values
 * @param {Question} asked
 */
function sensible({ texts, longest, home }, values, asked) {
  const tokens = texts.reduce((sum, name) => sum + values[name], 0);
  const together = asked.hardware !== "local" || values.concurrent_requests <= home;
  return tokens > values.cached_tokens && tokens <= longest && together;
}

/**
 * What the record says of a training run, as far as the reader says nothing else, and what factors
 * of it depend on.
 *
 * @param {Facts} facts
 * @param {Question} asked
 * @param {string[]} own  what the reader says of the run
 * @param {boolean} life
 */
function training(facts, asked, own, life) {
  const run = facts.runs[asked.model];
  const recorded = (asked.training_accelerator ?? facts.recorded) === facts.recorded;
  const [rated, chips] = facts.metered;
  const metered = own[0] === facts.roads[0] ? (asked.training_metered ?? chips) : rated;
  asked.training_metered = own.length ? metered : (run?.metered ?? rated);
  asked.training_accelerator = recorded
    ? (run?.accelerator ?? facts.recorded)
    : asked.training_accelerator;
  /** @type {Values} */
  const values = { training_tokens: 0 };
  if (run?.power && recorded) values.training_accelerator_power = run.power;
  if (run && !own.length)
    Object.assign(values, life && run.tokens && { training_tokens: run.tokens }, run.nodes);
  return { values, grid: asked.training_grid ?? run?.grid ?? facts.world };
}

/** @param {unknown} text */
function month(text) {
  const [, year, number] = MONTH.exec(String(text)) ?? [];
  return Number(year) * 12 + Number(number);
}

/**
 * A link's question as it stands there, for a preview alone: texts, by the field or the node that
 * each key names.
 *
 * @param {Module} module
 * @param {URLSearchParams} link
 * @param {Call} call
 * @returns {Question}
 */
export function linked({ facts }, link, call) {
  const names = new Map(Object.entries(facts.fields[call]).map(([name, { key }]) => [key, name]));
  const nodes = new Set(facts.nodes); // some of which Python refuses
  const given = Object.fromEntries([...link].filter(([key]) => nodes.has(key) && !names.has(key)));
  const asked = [...link]
    .filter(([key]) => names.has(key))
    .map(([key, text]) => [names.get(key), text]);
  return { ...Object.fromEntries(asked), given };
}

/**
 * The total of each category as number and unit, two digits each.
 *
 * @param {Module} module
 * @param {Question} question
 * @param {Call} [call]
 * @returns {Record<string, Quantity> | undefined}
 */
export function preview(module, question, call) {
  const values = evaluate(module, question, call);
  if (!values) return undefined;
  /** @type {Record<string, Quantity>} */
  const totals = {};
  for (const [category, ladder] of Object.entries(module.facts.ladders)) {
    const value = values[`total_${category}`];
    if (!Number.isFinite(value)) return undefined;
    totals[category] = quantity(value, ladder);
  }
  return totals;
}

/**
 * A value with two digits, in the unit that suits it.
 *
 * @param {number} value
 * @param {Ladder} ladder
 * @returns {Quantity}
 */
function quantity(value, ladder) {
  const fits = ladder.filter(
    ([size]) => Number((value / size).toPrecision(2)) >= (size < 1 ? 0.1 : 1),
  );
  const [size, unit] = fits.at(-1) ?? ladder[0];
  const rounded = (value / size).toPrecision(2);
  const number = rounded.includes("e") ? Number(rounded).toLocaleString("en") : rounded;
  return { value, number, unit_text: unit };
}

/**
 * The two ends of the range that a link was shared with, as texts; nothing where it says none.
 *
 * @param {string | undefined} claim  as links write it
 * @param {Ladder} ladder
 * @returns {Ends | undefined}
 */
export function quoted(claim = "", ladder) {
  const [low, high] = claim.split("..").map((text) => (DECIMAL.test(text) ? Number(text) : NaN));
  if (!(low > 0 && low <= high && high < Infinity)) return undefined;
  const [first, last] = [low, high].map((end) => quantity(end, ladder));
  const text = (/** @type {Quantity} */ end) => `${end.number}\u00a0${end.unit_text}`.trim();
  return { low: text(first), high: text(last) };
}
