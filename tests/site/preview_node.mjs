// Answers questions with the formulas that were printed as JavaScript: [module, [question]] in, [values] out.
import { readFileSync } from "node:fs";
import { evaluate, preview } from "../../docs/assets/js/preview.js";

const [place, questions] = JSON.parse(readFileSync(0, "utf-8"));
const module = await import(place);
const found = questions.map((question) => ({
  values: evaluate(module, question) ?? null,
  totals: preview(module, question) ?? null,
}));
process.stdout.write(JSON.stringify(found));
