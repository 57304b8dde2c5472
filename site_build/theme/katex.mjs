// Reads [{latex, display}] as JSON from standard input, writes the rendered HTML and MathML as a
// JSON list.
// Links in formulas may lead to this site only. A formula that KaTeX refuses stops the build and
// names itself.
import { readFileSync } from "node:fs";
import katex from "katex";

const trust = ({ command, url }) => command === "\\href" && /^[#/](?!\/)/.test(url);

const markup = JSON.parse(readFileSync(0, "utf8")).map(({ latex, display }) => {
  try {
    return katex.renderToString(latex, {
      displayMode: display,
      output: "htmlAndMathml",
      strict: "error",
      trust,
    });
  } catch (error) {
    process.stderr.write(`KaTeX refuses ${latex}\n${error.message}\n`);
    process.exit(1);
  }
});
process.stdout.write(JSON.stringify(markup));
