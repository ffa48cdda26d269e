import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import routes from "#app/routes.ts";
import { isTest, sourceFiles } from "./source.ts";

const publicFolder = resolve(import.meta.dirname, "../public");
const named = /\b(?:to|href|action)=(?:"(\/[^"]*)"|\{`(\/[^`]*)`\})/g;

/** Every address a route answers to, in its parts; `:name` where anything may stand. */
function addressesOf(entries: readonly RouteConfigEntry[], under: string[] = []): string[][] {
  return entries.flatMap(({ path, index, children = [] }) => {
    const here = [...under, ...(path?.split("/") ?? [])];
    return [...(path || index ? [here] : []), ...addressesOf(children, here)];
  });
}

const doors = addressesOf(await routes);

/** Whether a part of a link may lead through a part of a door: an id where a door takes one, a word as it is written, any other value anywhere. */
function fits(part: string, door: string | undefined): boolean {
  if (part.startsWith("$")) return /\bid\}$|Id\}$/.test(part) ? door?.startsWith(":") === true : true;
  return door === part || door?.startsWith(":") === true;
}

function opens(address: string): boolean {
  const parts = address
    .replace(/[?#].*$/, "")
    .replace(/([^/])\$\{[^}]*\}$/, "$1")
    .split("/")
    .filter(Boolean);
  const isDoor = doors.some((door) => door.length === parts.length && parts.every((part, at) => fits(part, door[at])));
  return isDoor || existsSync(join(publicFolder, ...parts));
}

const links = sourceFiles("app")
  .filter((file) => !isTest(file))
  .flatMap(({ path, text }) =>
    [...text.matchAll(named)].map(([, plain, filled]) => ({ path, address: plain ?? filled ?? "" })),
  );

test("each link and each form leads to a door of the house", () => {
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ address }) => !opens(address))).toEqual([]);
});
