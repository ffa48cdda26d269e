import { join } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import presetMantine from "postcss-preset-mantine";
import simpleVars from "postcss-simple-vars";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const breakpoints = {
  "mantine-breakpoint-xs": "36em",
  "mantine-breakpoint-sm": "48em",
  "mantine-breakpoint-md": "62em",
  "mantine-breakpoint-lg": "75em",
  "mantine-breakpoint-xl": "88em",
};

const onRealPostgres = [
  "app/**/*.server.test.{ts,tsx}",
  "app/routes/**/*.test.{ts,tsx}",
  "db/**/*.test.ts",
  "scripts/**/*.test.ts",
  "tests/*.db.test.ts",
  "tests/migrations.test.ts",
];
const journeys = ["tests/e2e/**/*.spec.ts"];
/** What a page shows in the end, however many houses stand on this machine. */
const patient = { poll: { timeout: 15_000 } };
/** They have houses of their own, so that they may run beside the others, who visit one house in turn; one more has its own among those, so that both take as long. */
const atOwnHouses = ["whole-road", "queue", "desk-hands"].map((name) => `tests/e2e/${name}.spec.ts`);

/**
 * What only the house needs weighs a megabyte: calendars of holidays, number plans, the list of public suffixes, tables of encodings.
 * A page that takes one word from a module above them would bring them all.
 */
const keptFromTheBrowser: Plugin = {
  name: "kept-from-the-browser",
  apply: "build",
  generateBundle(_, chunks) {
    if (this.environment.name !== "client") return;
    for (const chunk of Object.values(chunks)) {
      if (chunk.type !== "chunk") continue;
      const found = chunk.moduleIds.find((id) =>
        /\/node_modules\/(date-holidays|iconv-lite|libphonenumber-js|tldts|pg|twilio)\//.test(id),
      );
      if (found) this.error(`${chunk.fileName} would bring ${found} to the browser: a page imports what leads to it.`);
    }
  },
};

/** The library's one door leads past six thousand icons, and each would be read to be left out again: two thirds of all that is built. */
const iconByIcon: Plugin = {
  name: "icon-by-icon",
  apply: "build",
  enforce: "pre",
  transform(code, id) {
    if (!id.startsWith(join(import.meta.dirname, "app"))) return;
    return code.replace(/import \{([^}]*)\} from "@tabler\/icons-react";/g, (_, names: string) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name && !name.startsWith("type "))
        .map((name) => `import ${name} from "@tabler/icons-react/dist/esm/icons/${name}.mjs";`)
        .join(" "),
    );
  },
};

const inOneFile: Record<string, RegExp> = {
  react: /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run)\//,
  icons: /\/node_modules\/@tabler\//,
  forms: /\/node_modules\/(zod|@conform-to)\//,
  components: /\/node_modules\/(@mantine\/(core|hooks|notifications|spotlight|store)|@floating-ui)\//,
  ui: /\/app\/ui\//,
};

/** What the pages have in common comes in a few files that the browser keeps; left to the bundler, a page asked for some fifty. Styles keep their order. */
function inFewFiles(id: string): string | undefined {
  if (id.endsWith(".css")) return undefined;
  return Object.keys(inOneFile).find((name) => inOneFile[name]?.test(id));
}

export default defineConfig(({ mode, command }) => ({
  // The framework's plugin rewrites modules for the browser; tests call loaders and rules as plain functions.
  plugins: mode === "test" ? [] : [iconByIcon, remix({ future: futureFlags }), keptFromTheBrowser],
  css: { postcss: { plugins: [presetMantine(), simpleVars({ variables: breakpoints })] } },
  // Named beforehand: found only when a page first asks, they would be prepared anew under pages that are already open.
  optimizeDeps: {
    include: [
      "@conform-to/react",
      "@conform-to/zod/v4",
      "@mantine/charts",
      "@mantine/core",
      "@mantine/hooks",
      "@mantine/notifications",
      "@mantine/spotlight",
      "@tabler/icons-react",
      "@tanstack/react-virtual",
      "get-nonce",
      "recharts",
      "zod",
    ],
    // It looks through whole routes before it drops their server half, and stumbles over native code there.
    exclude: ["@node-rs/argon2", "pg", "graphile-worker", "twilio", "pino"],
  },
  // The house loads each file of a library one by one: what only pages need, some thousand files, goes into their bundle.
  ssr: { noExternal: command === "build" ? [/^@mantine\//, /^@tabler\//, /^@tanstack\//, "recharts"] : [] },
  server: { host: "127.0.0.1" },
  build: { target: "es2022" },
  environments: { client: { build: { rollupOptions: { output: { manualChunks: inFewFiles } } } } },
  test: {
    // Two cores are enough for the whole suite, and each worker holds connections to the one server.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          isolate: false,
          include: ["app/**/*.test.{ts,tsx}", "tests/*.test.ts"],
          exclude: onRealPostgres,
          setupFiles: ["tests/setup.ts"],
          // Hundreds of invented lists take two seconds, and three times that beside whatever else runs.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: onRealPostgres,
          // Each test has a database of its own; to load the rooms anew for each file would take a third of the time, as with the rules above.
          isolate: false,
          globalSetup: ["tests/cluster.ts"],
          setupFiles: ["tests/setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: journeys,
          exclude: atOwnHouses,
          globalSetup: ["tests/e2e/open-house.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
          fileParallelism: false,
          // One browser for all, and the rooms are loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "own-houses",
          // A third house that opens at the same moment would take the processor from the pages of the others.
          maxWorkers: 1,
          include: atOwnHouses,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patient,
        },
      },
    ],
  },
}));

/** All of version 3's behaviour from the first day, so that React Router 7 is a rename away. */
const futureFlags = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_lazyRouteDiscovery: true,
  v3_singleFetch: true,
  v3_routeConfig: true,
} as const;
