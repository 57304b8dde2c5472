// Answers questions with the formulas that were printed as JavaScript: [module, [question], call]
// in, [values] out.
import { readFileSync } from "node:fs";
import { evaluate, preview } from "../../docs/assets/js/preview.js";

const [place, questions, call] = JSON.parse(readFileSync(0, "utf-8"));
const module = await import(place);
const found = questions.map((question) => ({
  values: evaluate(module, question, call) ?? null,
  totals: preview(module, question, call) ?? null,
}));
process.stdout.write(JSON.stringify(found));
