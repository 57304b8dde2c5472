/**
 * The point values of a question, from the formulas that the build printed as JavaScript: shown as a preview until
 * Python has confirmed them and added the ranges. What is not plainly a number or a known id has no preview.
 *
 * @typedef {Record<string, number>} Values
 * @typedef {{ type: string, node: string, default: string | number | null, choices: string[] }} Field
 * @typedef {object} Facts
 * @property {Values} exact
 * @property {Record<string, { by: string[], options: Values }>} factors
 * @property {Record<string, Values>} models
 * @property {Record<string, Values>} declared
 * @property {Values} untrained
 * @property {Record<string, Values>} grids
 * @property {Record<string, Field>} fields
 * @property {Record<string, [number, number]>} bounds
 * @property {Record<string, [number, string][]>} ladders
 * @typedef {{ formulas: [string, (values: Values) => number][], facts: Facts }} Module
 * @typedef {Record<string, any>} Question
 */

const NUMBER = /^\d+(\.\d+)?$/;

/**
 * Every node's value, or nothing where the question needs Python to be understood.
 *
 * @param {Module} module
 * @param {Question} question
 * @returns {Values | undefined}
 */
export function evaluate({ formulas, facts }, question) {
  /** @type {Question} */
  const asked = {};
  for (const [name, one] of Object.entries(facts.fields)) {
    asked[name] = question[name] ?? one.default;
    if (one.type === "choice" && !one.choices.includes(asked[name])) return undefined;
  }
  if (asked.hardware === "local") asked.accounting = "location";
  const sized = question.active_parameters ?? question.total_parameters;
  if (sized !== undefined) {
    asked.model = question.model;
    asked.active_parameters ??= asked.total_parameters;
    asked.total_parameters ??= asked.active_parameters;
  }
  const model = asked.model === undefined ? facts.untrained : facts.models[asked.model];
  const grid = facts.grids[asked.grid];
  if (!model || !grid) return undefined;
  const values = { ...facts.exact };
  for (const [name, { by, options }] of Object.entries(facts.factors)) {
    const option = by.map((choice) => asked[choice]).find((id) => id in options) ?? "default";
    if (option in options) values[name] = options[option];
  }
  Object.assign(values, grid, model, asked.hardware === "local" ? {} : facts.declared[asked.model]);
  const said = Object.entries(facts.fields)
    .filter(([name, { type }]) => type === "number" && asked[name] !== null)
    .map(([name, { node }]) => [node, asked[name]]);
  for (const [node, text] of [...said, ...Object.entries(question.given ?? {})]) {
    const [least, most] = facts.bounds[node] ?? [0, Infinity];
    const value = NUMBER.test(String(text)) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) return undefined;
    values[node] = value;
  }
  if (values.active_parameters > values.total_parameters) return undefined;
  for (const [name, formula] of formulas) values[name] ??= formula(values);
  return values;
}

/**
 * The total of each category as number and unit, two digits each.
 *
 * @param {Module} module
 * @param {Question} question
 * @returns {Record<string, { value: number, number: string, unit_text: string }> | undefined}
 */
export function preview(module, question) {
  const values = evaluate(module, question);
  if (!values) return undefined;
  /** @type {Record<string, { value: number, number: string, unit_text: string }>} */
  const totals = {};
  for (const [category, ladder] of Object.entries(module.facts.ladders)) {
    const value = values[`total_${category}`];
    if (!Number.isFinite(value)) return undefined;
    const fits = ladder.filter(([size]) => Number((value / size).toPrecision(2)) >= (size < 1 ? 0.1 : 1));
    const [size, unit] = fits.at(-1) ?? ladder[0];
    const rounded = (value / size).toPrecision(2);
    totals[category] = { value, number: rounded.includes("e") ? String(Number(rounded)) : rounded, unit_text: unit };
  }
  return totals;
}
