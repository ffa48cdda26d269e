import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inspectTable } from "#app/features/intake/inspect.ts";
import { readTable } from "#app/features/intake/read-table.ts";
import { recogniseColumns } from "#app/features/intake/recognise-columns.ts";
import type { Truth } from "#scripts/sample/truth.ts";
import { SAMPLE_FILE, TRUTH_FILE } from "#scripts/sample.ts";

const truth = JSON.parse(readFileSync(TRUTH_FILE, "utf8")) as Truth;
const entities = truth.entities.split(" ");
const linesOf = (tag: string): number[] => (truth.tags[tag] ?? "").split(" ").map(Number);

/** What a client's real mess becomes when it is imported with nothing corrected by hand. */
describe("the sample backlog, inspected", () => {
  const reading = readTable(readFileSync(SAMPLE_FILE));
  if (!reading.ok) throw new Error(reading.sentence);
  const { table } = reading;
  const columns = recogniseColumns(table);
  const seen = inspectTable(table, { country: "GB", columns });
  const rowAt = new Map(seen.rows.map((row) => [row.line, row]));
  const clusterOf = (line: number): number => rowAt.get(line)?.cluster ?? -line;
  const phonesOf = (line: number): string[] => (rowAt.get(line)?.record.phones ?? []).map(({ e164 }) => e164);

  const about = (lines: number[]): string[] =>
    lines.map(
      (line) => `${line} ${rowAt.get(line)?.record.company}: ${rowAt.get(line)?.verdict}, cluster ${clusterOf(line)}`,
    );

  test("is read as it was saved, every record of it", () => {
    expect(table).toMatchObject({ encoding: "windows-1252", delimiter: ",", headerLine: 4 });
    const { read, ...parts } = seen.balance;
    expect(read).toBe(1500);
    expect(Object.values(parts).reduce((a, b) => a + b)).toBe(read);
  });

  test("has the columns that decide who is called under their right names", () => {
    const fields = Object.fromEntries(columns.map(({ header, field }) => [header, field]));

    expect(fields).toMatchObject({
      Firm: "company_name",
      Contact: "contact_full_name",
      "Tel 1": "phone_main",
      Mobile: "phone_mobile",
      Mail: "email",
      Web: "website",
      "Post Code": "postcode",
      "Do not call": "do_not_call",
    });
    expect(fields["Tel 2"]).toMatch(/^phone_/);
  });

  test("gets the verdict it deserves, record by record", () => {
    const allowed: Record<string, string[]> = {
      b: ["blank"],
      q: ["quarantined"],
      s: ["suppressed"],
      l: ["lead", "merged"],
    };
    const wrong = [...truth.fates].flatMap((fate, at) =>
      allowed[fate]?.includes(rowAt.get(at + 1)?.verdict ?? "") ? [] : [at + 1],
    );

    expect(about(wrong)).toEqual([]);
  });

  test("never merges two companies unasked", () => {
    const met = new Map<number, number>();
    const wrong = seen.rows.flatMap(({ line, verdict }) => {
      if (verdict === "blank" || entities[line - 1] === "-") return [];
      const first = met.get(clusterOf(line)) ?? line;
      met.set(clusterOf(line), first);
      return entities[first - 1] === entities[line - 1] ? [] : [first, line];
    });

    expect(about(wrong)).toEqual([]);
  });

  test("leaves branches, neighbours and namesakes alone", () => {
    for (const tag of ["branch", "shared-building", "shared-switchboard", "namesake", "shared-mail-domain"]) {
      const lines = linesOf(tag);
      expect(new Set(lines.map(clusterOf)).size, tag).toBe(lines.length);
    }
  });

  test("brings together, or asks about, at least 95 of 100 records that are one company", () => {
    const asked = new Set(seen.review.map(({ a, b }) => [clusterOf(a), clusterOf(b)].sort((x, y) => x - y).join(" ")));
    const pairs = entities.flatMap((entity, at) =>
      entity === "-"
        ? []
        : entities.flatMap((other, behind) => (behind > at && other === entity ? [[at + 1, behind + 1] as const] : [])),
    );
    const missed = pairs.filter(([a, b]) => {
      const both = [clusterOf(a), clusterOf(b)].sort((x, y) => x - y);
      return both[0] !== both[1] && !asked.has(both.join(" "));
    });

    expect(pairs.length).toBe(195);
    expect(
      missed.length / pairs.length,
      missed.map(([a, b]) => about([a, b]).join(" = ")).join("\n"),
    ).toBeLessThanOrEqual(0.05);
  });

  test("asks a person about no more than they can answer in a sitting", () => {
    expect(seen.review.length).toBeLessThanOrEqual(80);
  });

  test("keeps one lead of every company, however many records it came in", () => {
    const companies = new Map<string, number>();
    for (const { line, verdict } of seen.rows) {
      if (truth.fates[line - 1] !== "l") continue;
      const entity = entities[line - 1] ?? "-";
      companies.set(entity, (companies.get(entity) ?? 0) + (verdict === "lead" ? 1 : 0));
    }

    expect(companies.size).toBe(truth.counts.leads);
    expect([...companies].filter(([, leads]) => leads === 0)).toEqual([]);
  });

  test("offers no number that a validator refuses, and none that belongs to a suppressed company", () => {
    const linesAs = (verdict: string) => seen.rows.flatMap((row) => (row.verdict === verdict ? [row.line] : []));
    const suppressed = new Set(linesAs("suppressed").flatMap(phonesOf));

    expect(seen.rows.flatMap(({ line }) => phonesOf(line)).filter((phone) => phone.startsWith("+447700"))).toEqual([]);
    expect(about(linesAs("lead").filter((line) => phonesOf(line).some((phone) => suppressed.has(phone))))).toEqual([]);
  });
});
