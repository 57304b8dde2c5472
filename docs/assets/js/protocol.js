/**
 * What passes between the page (engine.js) and the thread that runs Python (worker.js). Types
 * alone.
 *
 * A function of the calculator's door, setara.api:
 * @typedef {"answer" | "link" | "share" | "compare" | "compare_link" | "life" | "life_link"} Answering
 * @typedef {Answering | "reconcile" | "reconcile_link" | "curve"} Call
 * @typedef {"runtime" | "library" | "calculator"} Part   A folder of the engine: Python, its library, Setara.
 *
 * Why a start came to nothing; status.html and the frames hold a sentence for each. Nothing came,
 * something else came, this browser does not run it, no sign of life for too long:
 * @typedef {"unreachable" | "damaged" | "blocked" | "slow"} Cause
 *
 * @typedef {object} Manifest                   engine.json, written by site_build/engine.py
 * @property {string} inputs                    A hash of what the engine was built from.
 * @property {string} runtime                   The folder of each part, relative to engine.json.
 * @property {string} library
 * @property {string} calculator
 * @property {import("pyodide").Lockfile} lock  The packages that Pyodide may load.
 * @property {Record<string, Known>} files
 * @typedef {{ size: number, sha256: string }} Known         What a file has to be.
 *
 * @typedef {{ base: string, manifest: Manifest }} Start     The first message to the worker: where the engine is.
 * @typedef {{ id: number, call: Call, text: string }} Question
 *
 * @typedef {{ id: number, text: string }} Reply
 * @typedef {{ id: number, error: string }} Refusal          The call failed; the worker goes on.
 * @typedef {{ progress: string, loaded: number, total: number }} Progress   Bytes of one file.
 * @typedef {{ complete: true }} Complete                    Every file is here; the rest is the browser's work.
 * @typedef {{ ready: true }} Ready
 * @typedef {{ failed: string, cause: Cause }} Failure       The worker is of no more use.
 *
 * @typedef {Start | Question} ToWorker
 * @typedef {Reply | Refusal | Progress | Complete | Ready | Failure} FromWorker
 */

export {};
