// Starts the finished engine under Node as worker.js does in the browser; answers [[call, text]]
// from standard input.
//   node pyodide_node.mjs <engine> [<edition>]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = `${process.argv[2]}/`;
const manifest = `${folder}${process.argv[3] ?? "engine"}.json`;
const { runtime, library, calculator, lock } = JSON.parse(readFileSync(manifest, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${folder}${runtime}pyodide.mjs`));
const python = await loadPyodide({
  indexURL: folder + runtime,
  stdLibURL: `${folder}${library}python_stdlib.zip`,
  lockFileContents: lock,
  packageBaseUrl: folder + calculator,
  packages: Object.keys(lock.packages),
});
const door = python.pyimport("setara.api");
const answers = JSON.parse(readFileSync(0, "utf8")).map(([call, text]) => door[call](text));
process.stdout.write(JSON.stringify(answers));
