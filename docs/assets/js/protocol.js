/**
 * What passes between the page (engine.js) and the thread that runs Python (worker.js). Types alone.
 *
 * A function of the calculator's door, setara.api:
 * @typedef {"answer" | "link" | "share" | "compare" | "compare_link" | "life" | "life_link"} Answering
 * @typedef {Answering | "reconcile" | "reconcile_link" | "curve"} Call
 * @typedef {"runtime" | "library" | "calculator"} Part   A folder of the engine: Python, its library, Setara.
 *
 * @typedef {object} Manifest                   engine.json, written by site_build/engine.py
 * @property {string} inputs                    A hash of what the engine was built from.
 * @property {string} runtime                   The folder of each part, relative to engine.json.
 * @property {string} library
 * @property {string} calculator
 * @property {import("pyodide").Lockfile} lock  The packages that Pyodide may load.
 * @property {Record<string, { size: number, sha256: string }>} files
 *
 * @typedef {{ base: string, manifest: Manifest }} Start     The first message to the worker: where the engine is.
 * @typedef {{ id: number, call: Call, text: string }} Question
 *
 * @typedef {{ id: number, text: string }} Reply
 * @typedef {{ id: number, error: string }} Refusal          The call failed; the worker goes on.
 * @typedef {{ progress: Part, loaded: number, total: number }} Progress   Bytes of one part.
 * @typedef {{ ready: true }} Ready
 * @typedef {{ failed: string }} Failure                     The worker is of no more use.
 *
 * @typedef {Start | Question} ToWorker
 * @typedef {Reply | Refusal | Progress | Ready | Failure} FromWorker
 */

export {};
