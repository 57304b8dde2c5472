// Starts the finished engine under Node as worker.js does in the browser; answers [[call, text]] from standard input.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = `${process.argv[2]}/`;
const { runtime, library, calculator, lock } = JSON.parse(readFileSync(`${folder}engine.json`, "utf8"));
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
