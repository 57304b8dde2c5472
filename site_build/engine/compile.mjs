// Runs Python as the browser will run it, under Node:
//   node compile.mjs modules <wheel> <questions.json>                what the calculator uses of
// the standard library
//   node compile.mjs commands <tools> <folder> <commands.json> [-OO]   commands of pyodide-build on
// a folder
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [task, ...rest] = process.argv.slice(2);
try {
  await { modules, commands }[task](...rest);
} catch (error) {
  process.stderr.write(error.message); // without the line of Pyodide's source, a megabyte long
  process.exitCode = 1;
}

/**
 * Answers the questions, sees an error through to its message, and prints the files of the library
 * that were read.
 */
async function modules(wheel, questions) {
  const python = await loadPyodide();
  await python.loadPackage(`file://${wheel}`, { messageCallback: () => {} });
  const door = python.pyimport("setara.api");
  const asked = JSON.parse(readFileSync(questions, "utf8"));
  for (const [call, text] of asked) door[call]?.(text); // an early edition lacks later calls
  try {
    door.answer();
  } catch {
    // its message was what was wanted
  }
  process.stdout.write(
    python.runPython(`
      import ast, importlib, json, sys
      from pathlib import Path

      library = next(path for path in sys.path if path.endswith(".zip")) + "/"
      for module in [module for name, module in sys.modules.items() if name.partition(".")[0] == "setara"]:
          for node in ast.walk(ast.parse(Path(module.__file__).read_bytes())):
              names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
              for name in [node.module] if isinstance(node, ast.ImportFrom) and not node.level else names:
                  importlib.import_module(name)  # also those that a function imports when it is first called
      origins = [getattr(module.__spec__, "origin", None) or "" for module in sys.modules.values()]
      json.dumps(sorted(origin.removeprefix(library) for origin in origins if origin.startswith(library)))
    `),
  );
}

/** Runs commands of pyodide-build; with -OO what it compiles has no docstrings. */
async function commands(tools, folder, lines, ...args) {
  const python = await loadPyodide({
    args,
    env: { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH },
  });
  for (const place of [tools, folder]) {
    python.FS.mkdirTree(place);
    python.mountNodeFS(place, place);
  }
  python.globals.set("tools", tools);
  for (const line of JSON.parse(lines)) {
    python.globals.set("line", python.toPy(line));
    python.runPython(`
      import sys
      from importlib.metadata import entry_points

      sys.path.insert(0, tools)
      name, *arguments = line
      (command,) = entry_points(group="pyodide.cli", name=name)  # as pyodide_cli does, which loads all the others too
      command.load()(arguments, standalone_mode=False)
    `);
  }
}
