import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { stateOf } from "./bundled.server.mjs";

/** Packages change only by npm, which then writes the first of these; the others decide how sources are read and put together. */
const beside = ["node_modules/.package-lock.json", "package.json", "tsconfig.json", "app/kit/make-bundle.server.mjs"];
/** Packages written for `require` find it in a module, too. */
const banner = `import { createRequire as requireFor } from "node:module";const require = requireFor(import.meta.url);`;
/** The tables of rare encodings are larger than everything else together: they stay where they are until one is wanted. */
const tablesOutside = {
  name: "tables-outside",
  setup: (bundler) =>
    bundler.onResolve({ filter: /^\.\/tables\/.+\.json$/ }, ({ path, resolveDir }) => ({
      path: relative(dirname(bundler.initialOptions.outfile), join(resolveDir, path)),
      external: true,
    })),
};
/** A module of ours finds what lies beside it as it would from its source, wherever the project has been moved to since. */
const whereTheyLie = {
  name: "where-they-lie",
  setup: (bundler) =>
    bundler.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
      if (path.includes("/node_modules/")) return null;
      const way = JSON.stringify(`/${relative(dirname(bundler.initialOptions.outfile), dirname(path))}`);
      const contents = readFileSync(path, "utf8").replace(
        /import\.meta\.dirname/g,
        (bundles) => `(${bundles} + ${way})`,
      );
      return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    }),
};
/** A file system tells the time in steps. */
const STEP_MS = 20;

/**
 * Writes a bundle under a name of its own and then renames it: of two who make it at once each uses a whole one.
 * @param {{ root: string, source: string, bundle: string, packages: "inside" | "outside" }} what the module's path from the root, the bundle's in full
 */
export async function makeBundle({ root, source, bundle, packages }) {
  const from = Date.now() - STEP_MS;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    packages: packages === "outside" ? "external" : "bundle",
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: banner },
    plugins: [tablesOutside, whereTheyLie],
    sourcemap: "linked",
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const ours = Object.keys(metafile.inputs).filter((path) => !path.startsWith("node_modules/"));
  const madeOf = Object.fromEntries([...ours, ...beside].map((path) => [path, settled(path, from)]));
  mkdirSync(dirname(bundle), { recursive: true });
  // The map first: it is only looked at by somebody who has the bundle.
  for (const { path, text } of outputFiles.toSorted((a, b) => b.path.length - a.path.length)) {
    putInPlace(path, path === bundle ? `//${JSON.stringify(madeOf)}\n${text}` : shifted(text));
  }
}

/** A source that was saved while the bundle was being made is not known to be in it: nothing will match, and it is made again. */
function settled(path, from) {
  const state = stateOf(path);
  return Number.parseFloat(state) >= from ? "changed meanwhile" : state;
}

/** The line that was put in front moves every other one down. */
function shifted(map) {
  const parsed = JSON.parse(map);
  return JSON.stringify({ ...parsed, mappings: `;${parsed.mappings}` });
}

function putInPlace(path, text) {
  const own = join(dirname(path), `.${process.pid}-${performance.now()}-${basename(path)}`);
  try {
    writeFileSync(own, text);
    renameSync(own, path);
  } catch (wrong) {
    rmSync(own, { force: true });
    throw wrong;
  }
}
