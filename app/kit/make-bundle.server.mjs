import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { hashOf, stateOf } from "./bundled.server.mjs";

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
/** Modules of ours, as they were when they were read. Each finds what lies beside it as from its source, wherever the project has been moved to since. */
const ours = (root, made) => ({
  name: "ours",
  setup: (bundler) =>
    bundler.onLoad({ filter: /\.(ts|tsx|mjs)$/ }, ({ path }) => {
      const inProject = relative(root, path);
      if (/^(node_modules|\.\.)\//.test(inProject)) return null;
      const bytes = readFileSync(path);
      made.of[inProject] = hashOf(bytes);
      const way = JSON.stringify(`/${relative(dirname(bundler.initialOptions.outfile), dirname(path))}`);
      const contents = bytes.toString("utf8").replace(/import\.meta\.dirname/g, (bundles) => `(${bundles} + ${way})`);
      return { contents, loader: path.endsWith(".mjs") ? "js" : path.endsWith(".tsx") ? "tsx" : "ts" };
    }),
});

/**
 * Writes a bundle under a name of its own and then renames it: of two who make it at once each uses a whole one.
 * @param {{ root: string, source: string, bundle: string, packages: "inside" | "outside" }} what the module's path from the root, the bundle's in full
 */
export async function makeBundle({ root, source, bundle, packages }) {
  const made = { packages, of: Object.fromEntries(beside.map((path) => [path, stateOf(path)])) };
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    packages: packages === "outside" ? "external" : "bundle",
    platform: "node",
    format: "esm",
    // What went wrong is told by the name of its class.
    keepNames: true,
    target: "node20",
    banner: { js: banner },
    plugins: [tablesOutside, ours(root, made)],
    sourcemap: "linked",
    sourcesContent: false,
    write: false,
    logLevel: "silent",
  });
  mkdirSync(dirname(bundle), { recursive: true });
  // The map first: it is only looked at by somebody who has the bundle.
  for (const { path, text } of outputFiles.toSorted((a, b) => b.path.length - a.path.length)) {
    putInPlace(path, path === bundle ? `//${JSON.stringify(made)}\n${text}` : shifted(text));
  }
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
