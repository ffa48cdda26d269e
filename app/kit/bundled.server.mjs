// Plain JavaScript, because it runs before anything that could load TypeScript.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "../..");
/** Not beside the pages, whose bundler empties its folder. */
const folder = join(root, "node_modules/.cache/rekindle/bundles");

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
  if (!isFresh(bundle, packages)) {
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
 * What a file holds, in short; by its time, a copy would be another file, and a file of another release the same. One that is not
 * there has a state too.
 * @param {string} path from the root of the project
 */
export function stateOf(path) {
  try {
    return hashOf(readFileSync(join(root, path)));
  } catch (error) {
    if (error.code === "ENOENT") return "none";
    throw error;
  }
}

/** @param {Uint8Array} bytes */
export const hashOf = (bytes) => createHash("sha1").update(bytes).digest("base64url");

/** The first line of a bundle names what it was made of, so that the two can never be of different age. */
function isFresh(bundle, packages) {
  try {
    const bytes = readFileSync(bundle);
    const made = JSON.parse(bytes.toString("utf8", 2, bytes.indexOf(10)));
    return made.packages === packages && Object.entries(made.of).every(([path, state]) => stateOf(path) === state);
  } catch {
    return false;
  }
}
