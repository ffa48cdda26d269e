import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Import, isTest, type SourceFile, sourceFiles } from "./source.ts";

const files = sourceFiles("app", "db", "scripts", "tests");
const app = files.filter(({ path }) => path.startsWith("app/"));
const product = app.filter((file) => !isTest(file));

/** Which rooms a room may ask. Everybody may ask audit but cleansing and reporting; reporting may ask everybody. */
const doors: Record<string, string[]> = {
  audit: [],
  auth: [],
  campaigns: [],
  cleansing: [],
  companies: [],
  compliance: ["companies"],
  erasure: ["outcomes", "queue", "nurture", "intake", "matching", "compliance", "companies"],
  handback: ["nurture", "compliance", "companies", "queue", "mail"],
  intake: ["cleansing", "matching", "companies", "compliance"],
  mail: [],
  matching: ["cleansing", "companies"],
  nurture: ["companies", "queue", "mail", "compliance"],
  outcomes: ["queue", "handback", "nurture", "compliance", "companies"],
  queue: ["compliance", "companies"],
  telephony: ["compliance", "queue"],
};

const doorsOf = (room: string): string[] =>
  room === "audit" || room === "cleansing" ? (doors[room] ?? []) : [...(doors[room] ?? []), "audit"];

test("a room asks only the rooms it has a door to", () => {
  expect(
    broken(app, (file, { to }) => {
      const from = roomOf(file.path);
      const room = roomOf(to);
      if (!from || !room || from === room || from === "reporting") return null;
      return doorsOf(from).includes(room) ? null : `no door from ${from} to ${room}`;
    }),
  ).toEqual([]);
});

test("each room has a page of its own that names its doors", () => {
  const rooms = [...new Set(product.flatMap(({ path }) => roomOf(path) ?? []))].filter((room) => room !== "reporting");
  const told = rooms.map((room) => `${room}: ${doorsTold(readFileSync(`app/features/${room}/README.md`, "utf8"))}`);
  expect(told).toEqual(rooms.map((room) => `${room}: ${doorsOf(room).toSorted()}`));
});

test("a file without .server in its name touches nothing outside itself", () => {
  expect(
    broken(product.filter(isPure), (_file, { to, typeOnly }) => {
      if (typeOnly) return null;
      if (/\.server(\.tsx?)?$/.test(to)) return "a pure file does not import one that touches the world";
      return /^(node:|pg$|pg\/)/.test(to) ? "a pure file does no input or output" : null;
    }),
  ).toEqual([]);
});

test("rules and acts are told the time and draw no lots", () => {
  // The simulator and the browser's side of it are the world to the rules, not rules.
  const world = /^app\/features\/telephony\/(simulator|browser)\//;
  const rooms = product.filter(({ path }) => roomOf(path) && !world.test(path));
  expect(saying(rooms.filter(isRuleOrAct), /new Date\(\)|Date\.now\(\)|Math\.random\(\)/)).toEqual([]);
  expect(
    broken(rooms, (file, { to }) =>
      to === "app/clock.server.ts" && roomOf(file.path) !== "auth" ? "acts are given `now`; they do not look" : null,
    ),
  ).toEqual([]);
});

test("only app/env.server.ts reads the environment", () => {
  expect(saying(files.filter(notThis), /process\.env/).filter((path) => path !== "app/env.server.ts")).toEqual([]);
});

test("only the telephone knows Twilio's library", () => {
  const maker = "app/features/telephony/twilio.server.ts";
  expect(
    broken(files, ({ path }, { to }) => (to.split("/")[0] === "twilio" && path !== maker ? "ask the telephone" : null)),
  ).toEqual([]);
});

test("only the rim of the house knows which framework it lives in", () => {
  const screen = /^app\/features\/[^/]+\/screens\/[^/]+\.tsx$/;
  const rim =
    /^(app\/(root|entry\.\w+|routes)\.tsx?|app\/(routes|ui|features\/auth)\/|app\/kit\/form\.server\.tsx?|scripts\/(server|house)\/|tests\/)/;
  expect(
    broken(files, ({ path }, { to }) => {
      if (!to.startsWith("@remix-run/") || rim.test(path)) return null;
      // A room's screens draw links and forms; its rules and acts do not know the word.
      return to === "@remix-run/react" && screen.test(path) ? null : "rooms are framework-free";
    }),
  ).toEqual([]);
});

test("nobody goes to another page of the house by loading it anew: the line of a call lives in the page", () => {
  expect(saying(product, /<a\b(?![^>]*\bdownload\b)[^>]*\bhref=(?:"\/|\{`\/)/)).toEqual([]);
});

test("the cellar knows nothing of the house above", () => {
  expect(
    broken(
      files.filter((file) => file.path.startsWith("db/") && !isTest(file)),
      (_file, { to }) =>
        /^(app|scripts|tests)\//.test(to) ? "db is the cellar, it knows nothing of the house above" : null,
    ),
  ).toEqual([]);
});

test("the house needs neither its scripts nor its tests", () => {
  expect(
    broken(product, (_file, { to }) =>
      /^(scripts|tests)\//.test(to) ? "the app does not know who starts or tests it" : null,
    ),
  ).toEqual([]);
});

test("a zone becomes a clock by `clockOf`, and is shown by the formats of the house", () => {
  expect(saying(product, /DateTime\.from[^\n]*\{ zone(?!: (?:"utc"|clockOf\(|start\.zone))/)).toEqual([]);
  const others = product.filter(({ path }) => path !== "app/ui/format.ts");
  expect(saying(others, /Intl\.DateTimeFormat\([^\n]*\)\.format/)).toEqual([]);
});

test("kit imports nothing of ours, and the shared look knows no room", () => {
  expect(
    broken(product, ({ path }, { to, typeOnly }) => {
      if (path.startsWith("app/kit/")) return /^app\/(?!kit\/)/.test(to) ? "kit imports nothing of ours" : null;
      if (path.startsWith("app/ui/"))
        return /^app\/(features|routes)\//.test(to) && !typeOnly ? "ui knows no room" : null;
      return roomOf(path) && to.startsWith("app/routes/") ? "rooms do not know who knocks" : null;
    }),
  ).toEqual([]);
});

test("routes pass the database on and never look inside", () => {
  const passing = ["db/client.server.ts", "db/vocabulary.ts"];
  expect(
    broken(
      product.filter(({ path }) => path.startsWith("app/routes/")),
      ({ path }, { to }) => {
        if (/^db\//.test(to) && !passing.includes(to))
          return "routes call an act or a page-read, which knows the tables";
        if (/^(drizzle-orm|pg)(\/|$)/.test(to)) return "routes write no queries";
        const room = roomOf(to);
        const portal = path.startsWith("app/routes/portal/");
        return portal && room && !["auth", "handback", "reporting"].includes(room)
          ? "the portal asks only its gates"
          : null;
      },
    ),
  ).toEqual([]);
});

test("files are named for what they do", () => {
  const banned = /(^|[/.-])(utils?|helpers?|misc|common|services?)([/.-]|$)|\/manager\./;
  const kebab = /^[a-z0-9./-]+$/;
  expect(files.map(({ path }) => path).filter((path) => banned.test(path) || !kebab.test(path))).toEqual([]);
});

test("files stay small, and a large one says why at its top", () => {
  const sizes = product.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(60);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(150);
  expect(files.filter(({ lines, text }) => lines > 250 && !/^\/[/*]/.test(text)).map(({ path }) => path)).toEqual([]);
});

test("nothing is exported that no other file names, and no type that nobody names", () => {
  const times = new Map<string, number>();
  const inFiles = new Map<string, number>();
  for (const { text } of files) {
    const words = text.match(/\w+/g) ?? [];
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    for (const word of new Set(words)) inFiles.set(word, (inFiles.get(word) ?? 0) + 1);
  }
  // What the framework asks of a route it finds by itself.
  const forTheFramework = /^app\/(routes\/|root|entry)|^db\/drizzle/;
  const dead = files
    .filter(({ path }) => !forTheFramework.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:async )?(function\*?|const|class|type|let) (\w+)/gm)]
        // The type of an exported function is told to whoever reads it, also where it need not be imported.
        .filter(([, kind, name = ""]) => (kind === "type" ? times : inFiles).get(name) === 1)
        .map(([, , name]) => `${path}: ${name}`),
    );
  expect(dead).toEqual([]);
});

test("what is said of a field stands above it, and not behind the one before", () => {
  expect(saying(files.filter(notThis), /\/\*\*.*\*\/[;,]/)).toEqual([]);
});

test("nothing is left for later in a comment", () => {
  expect(saying(files.filter(notThis), /\b(TODO|FIXME|XXX)\b|@ts-ignore/)).toEqual([]);
});

function broken(among: SourceFile[], rule: (file: SourceFile, imported: Import) => string | null): string[] {
  return among.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const why = rule(file, imported);
      return why ? [`${file.path} -> ${imported.to}: ${why}`] : [];
    }),
  );
}

function saying(among: SourceFile[], words: RegExp): string[] {
  return among.filter(({ text }) => words.test(text)).map(({ path }) => path);
}

/** “Doors: companies (who they are), audit.” */
function doorsTold(page: string): string[] {
  const [, told = "missing"] = /^(?:- )?Doors: ([^.]*)\./m.exec(page.replace(/ ?\([^)]*\)/g, "")) ?? [];
  return told === "none" ? [] : told.split(/,\s+/).sort();
}

function roomOf(path: string): string | null {
  return /^app\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isPure({ path }: SourceFile): boolean {
  return /^app\/(features|kit)\//.test(path) && !/\.server\.tsx?$/.test(path);
}

function isRuleOrAct({ path }: SourceFile): boolean {
  return path.endsWith(".ts");
}

function notThis({ path }: SourceFile): boolean {
  return path !== "tests/house-rules.test.ts";
}
