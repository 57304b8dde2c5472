/**
 * A thread that runs Python. It is told where the engine is, says when the calculator can be asked, and
 * answers one question after another.
 *
 * @import { FromWorker, Manifest, Part, Question, Start, ToWorker } from "./protocol.js"
 */

const network = self.fetch.bind(self);

/** @type {Promise<{ door: any, PythonError: ErrorConstructor }> | undefined} */
let started;

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if ("manifest" in data) {
    started = start(data);
    started.then(() => post({ ready: true }), fail);
  } else {
    answer(data);
  }
});

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message);
}

/** @param {unknown} error */
function fail(error) {
  post({ failed: error instanceof Error ? error.message : String(error) });
}

/**
 * Fetches everything at once, without waiting for one file to ask for the next, and starts Python.
 *
 * @param {Start} where
 */
async function start({ base, manifest }) {
  const folder = (/** @type {Part} */ part) => new URL(manifest[part], base).href;
  const downloads = new Map();
  for (const [path, { size }] of Object.entries(manifest.files)) {
    if (!path.endsWith(".mjs")) downloads.set(new URL(path, base).href, download(path, size, base));
  }
  self.fetch = async (resource, options) => {
    const found = downloads.get(String(resource));
    return found ? (await found).response : network(resource, options);
  };
  const loading = load(folder("runtime"), folder("library"), folder("calculator"), manifest.lock);
  const complete = [...downloads.values()].map(async (found) => (await found).complete);
  const [python] = await Promise.all([loading, ...complete]); // Pyodide itself would wait for ever for a lost file
  return { door: python.pyimport("setara.api"), PythonError: /** @type {any} */ (python.ffi).PythonError };
}

/**
 * @param {string} runtime
 * @param {string} library
 * @param {string} calculator
 * @param {Manifest["lock"]} lock
 */
async function load(runtime, library, calculator, lock) {
  const modules = [import(`${runtime}pyodide.mjs`), import(`${runtime}pyodide.asm.mjs`)];
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(modules);
  return /** @type {typeof import("pyodide").loadPyodide} */ (loadPyodide)({
    indexURL: runtime,
    createPyodideModule,
    stdLibURL: `${library}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: calculator,
    packages: Object.keys(lock.packages),
  });
}

/**
 * A file on its way to Pyodide, counted as it passes: a copy to count by would cost as much as the start gains.
 *
 * @param {string} path
 * @param {number} total
 * @param {string} base
 */
async function download(path, total, base) {
  const { ok, status, headers, body } = await network(new URL(path, base));
  if (!ok || !body) throw new Error(`${path} could not be fetched: ${status}`);
  const progress = /** @type {Part} */ (path.split("-")[0]);
  const reader = body.getReader();
  /** @type {ReadableStream<Uint8Array> | undefined} */
  let passing;
  const complete = new Promise((resolve, reject) => {
    let loaded = 0;
    passing = new ReadableStream({
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) return controller.close(), resolve(undefined);
          loaded += value.length;
          post({ progress, loaded, total });
          controller.enqueue(value);
        } catch (error) {
          controller.error(error);
          reject(error);
        }
      },
    });
  });
  return { response: new Response(passing, { headers }), complete };
}

/** @param {Question} question */
async function answer({ id, call, text }) {
  const { door, PythonError } = await /** @type {NonNullable<typeof started>} */ (started);
  try {
    post({ id, text: door[call](text) });
  } catch (error) {
    if (error instanceof PythonError) post({ id, error: error.message });
    else fail(error);
  }
}
