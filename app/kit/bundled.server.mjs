// Plain JavaScript, because it runs before anything that could load TypeScript.
import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "build/bundles");

/**
 * How packages come along: `inside`, which starts a small command soonest, or `outside`, for what shares them with the pages and for
 * those that bring more than JavaScript.
 * @typedef {{ packages?: "inside" | "outside" }} How
 */

/**
 * Loads a module of ours from one file that holds it and all it imports, made anew when a source has changed. Where that file can
 * be neither found nor made, from source: slower, and otherwise the same.
 * @param {string} source the module, from the root of the project
 * @param {How} [how]
 */
export async function importBundled(source, how) {
  const bundle = await freshBundle(source, how).catch(() => null);
  return bundle ? import(pathToFileURL(bundle).href) : importSource(source);
}

/**
 * The file that holds a module of ours and all it imports, made if there is none of exactly these sources.
 * @param {string} source the module, from the root of the project
 * @param {How} [how]
 */
export async function freshBundle(source, { packages = "inside" } = {}) {
  const bundle = join(folder, `${source.replaceAll("/", "-").replace(/\.ts$/, "")}.mjs`);
  if (!isFresh(bundle)) {
    const { makeBundle } = await import("./make-bundle.server.mjs");
    await makeBundle({ root, source, bundle, packages });
  }
  return bundle;
}

async function importSource(source) {
  const { register } = await import("tsx/esm/api");
  register();
  return import(pathToFileURL(join(root, source)).href);
}

/**
 * What tells one state of a file from another. A file that is not there has a state too.
 * @param {string} path from the root of the project
 */
export function stateOf(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : "none";
}

/** The first line of a bundle names what it was made of, so that the two can never be of different age. */
function isFresh(bundle) {
  try {
    const bytes = readFileSync(bundle);
    const madeOf = JSON.parse(bytes.toString("utf8", 2, bytes.indexOf(10)));
    return Object.entries(madeOf).every(([path, state]) => stateOf(path) === state);
  } catch {
    return false;
  }
}
