/**
 * A thread that runs Python. It is told where the engine is, says when the calculator can be asked,
 * and answers one question after another.
 *
 * @import { Cause, FromWorker, Known, Manifest, Part, Question, Start, ToWorker } from "./protocol.js"
 * A file that is what it should be:
 * @typedef {{ content?: Uint8Array<ArrayBuffer>, module?: WebAssembly.Module }} Arrived
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

/**
 * Whatever fails once every file is known to be right is the browser's: no WebAssembly, no
 * permission, no memory.
 *
 * @param {unknown} error
 */
function fail(error) {
  const { message, cause = "blocked" } = error instanceof Error ? error : new Error(String(error));
  post({ failed: message, cause: /** @type {Cause} */ (cause) });
}

/**
 * Fetches everything at once, without waiting for one file to ask for the next, and starts Python.
 *
 * @param {Start} where
 */
async function start({ base, manifest }) {
  /** @type {Map<string, Promise<Arrived>>} */
  const arrivals = new Map();
  for (const [path, known] of Object.entries(manifest.files)) {
    const url = new URL(path, base).href;
    arrivals.set(url, arrive(url, known));
  }
  self.fetch = async (resource, options) => {
    const arrival = arrivals.get(String(resource));
    return arrival ? new Response((await arrival).content) : network(resource, options);
  };
  const folder = (/** @type {Part} */ part) => new URL(manifest[part], base).href;
  const loading = load(
    folder("runtime"),
    folder("library"),
    folder("calculator"),
    manifest.lock,
    arrivals,
  );
  const complete = Promise.all(arrivals.values()).then(() => post({ complete: true }));
  // Pyodide itself would wait for ever for a lost file
  const [python] = await Promise.all([loading, complete]);
  return {
    door: python.pyimport("setara.api"),
    PythonError: /** @type {any} */ (python.ffi).PythonError,
  };
}

/**
 * @param {string} runtime
 * @param {string} library
 * @param {string} calculator
 * @param {Manifest["lock"]} lock
 * @param {Map<string, Promise<Arrived>>} arrivals
 */
async function load(runtime, library, calculator, lock, arrivals) {
  const file = (/** @type {string} */ name) =>
    /** @type {Promise<Arrived>} */ (arrivals.get(runtime + name));
  const refused = instantiateWith(file("pyodide.asm.wasm"));
  const modules = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) =>
    loadModule(runtime + name, file(name)),
  );
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(modules);
  const loading = /** @type {typeof import("pyodide").loadPyodide} */ (loadPyodide)({
    indexURL: runtime,
    createPyodideModule,
    stdLibURL: `${library}python_stdlib.zip`,
    lockFileContents: lock,
    packageBaseUrl: calculator,
    packages: Object.keys(lock.packages),
  });
  return Promise.race([loading, refused]);
}

/**
 * Hands Pyodide the module compiled here. By itself it would take the first bytes that come, insist
 * on the type application/wasm, and wait for ever where the browser refuses; the promise rejects
 * where it does.
 *
 * @param {Promise<Arrived>} arrival
 * @returns {Promise<never>}
 */
function instantiateWith(arrival) {
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (_response, imports) => {
      try {
        const module = /** @type {WebAssembly.Module} */ ((await arrival).module);
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

/**
 * @param {string} url
 * @param {Promise<Arrived>} arrival  the same file, which the browser then has at hand
 */
async function loadModule(url, arrival) {
  const { content = "" } = await arrival;
  const again = () => URL.createObjectURL(new Blob([content], { type: "text/javascript" }));
  // where a host does not know that .mjs is JavaScript
  return import(url).catch(() => import(again()));
}

/**
 * A file of the engine. What is not what it should be is fetched once more, past all that the
 * browser and the service worker keep, so that one bad answer does not last.
 *
 * @param {string} url
 * @param {Known} known
 */
async function arrive(url, known) {
  try {
    return await take(url, known, "default");
  } catch (error) {
    if (/** @type {Error} */ (error).cause !== "damaged") throw error;
    return take(url, known, "reload");
  }
}

/**
 * WebAssembly is compiled while it comes, from the answer untouched, so that the browser may keep
 * what it compiled; a host that does not call it application/wasm has it compiled from its bytes.
 *
 * @param {string} url
 * @param {Known} known
 * @param {RequestCache} cache
 * @returns {Promise<Arrived>}
 */
async function take(url, { size, sha256 }, cache) {
  const response = await network(url, { cache }).catch(({ message }) => lose(url, message));
  if (!response.ok || !response.body) return lose(url, response.status);
  if (!url.endsWith(".wasm")) return { content: await read(response.body, url, size, sha256) };
  const { body } = response.clone();
  const streaming = WebAssembly.compileStreaming(response).catch(() => undefined);
  const content = await read(/** @type {NonNullable<typeof body>} */ (body), url, size, sha256);
  return { module: (await streaming) ?? (await WebAssembly.compile(content)) };
}

/**
 * The bytes of a file, counted as they come, if they are those that the manifest knows.
 *
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {string} url
 * @param {number} total
 * @param {string} sha256
 */
async function read(body, url, total, sha256) {
  const content = new Uint8Array(total);
  const reader = body.getReader();
  for (let loaded = 0; ;) {
    const { done, value } = await reader.read().catch(({ message }) => lose(url, message));
    if (done && loaded === total && (await fits(content, sha256))) return content;
    if (done || loaded + value.length > total)
      throw new Error(`${url} is another file`, { cause: "damaged" });
    content.set(value, loaded);
    loaded += value.length;
    post({ progress: url, loaded, total });
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} content  as long as it should be
 * @param {string} sha256
 */
async function fits(content, sha256) {
  // Browsers hash for secure pages alone, https and localhost; elsewhere a page in place of the
  // file is told apart.
  if (!crypto.subtle) return content[0] !== "<".charCodeAt(0);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/**
 * @param {string} url
 * @param {string | number} reason
 * @returns {never}
 */
function lose(url, reason) {
  throw new Error(`${url} could not be fetched: ${reason}`, { cause: "unreachable" });
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
