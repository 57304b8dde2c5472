// Looks words up with the module and the index of the built site: {library, finder, index, words}
// in, those that find
// nothing out; a word that throws ends it.
import { readFileSync } from "node:fs";

const { library, finder, index, words } = JSON.parse(readFileSync(0, "utf-8"));
const { default: MiniSearch } = await import(library);
const { Finder } = await import(finder);
const found = new Finder(MiniSearch, JSON.parse(readFileSync(index, "utf-8")));
await found.ready;
const empty = words.filter((word) => {
  const { near, count } = found.find(word);
  return near || !count;
});
process.stdout.write(JSON.stringify(empty));
