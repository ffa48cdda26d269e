import { readFileSync } from "node:fs";
import iconv from "iconv-lite";
import { findPhoneNumbersInText } from "libphonenumber-js/max";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { backlog } from "#scripts/sample/backlog.ts";
import { headers } from "#scripts/sample/columns.ts";
import { SAMPLE_FILE, SEED, sample, TRUTH_FILE } from "#scripts/sample.ts";

/** The ranges kept for drama that still pass as valid. */
const fiction =
  /^\+(44(1(13|14|16|17|18|21|31|41|51|61)4960|1914980|2079460|28964960?|2920180|306999|808157|9098790)\d+|1\d{3}55501\d\d)$/;

describe("the sample backlog", () => {
  const { file, truth, truthText } = sample(SEED);
  const rows = backlog(SEED);

  test("comes out of its seed byte for byte as it lies in the folder, and so do its answers", () => {
    expect(file.equals(readFileSync(SAMPLE_FILE))).toBe(true);
    expect(readFileSync(TRUTH_FILE, "utf8")).toBe(truthText);
  });

  test("is another backlog from another seed", () => {
    expect(sample(SEED + 1).file.equals(file)).toBe(false);
  });

  test("holds 1,500 records, and every one has exactly one fate", () => {
    expect(truth.counts).toEqual({
      records: 1500,
      blank: 6,
      quarantined: 47,
      suppressed: 56,
      merged: 180,
      leads: 1211,
    });
    const { records, ...fates } = truth.counts;
    expect(Object.values(fates).reduce((a, b) => a + b)).toBe(records);
    expect(truth.fates).toHaveLength(1500);
    expect(truth.entities.split(" ")).toHaveLength(1500);
  });

  test("is what a British spreadsheet saves: Windows-1252, CRLF, three lines of somebody's words, then the heading", () => {
    const text = iconv.decode(file, "windows-1252");
    const lines = Papa.parse<string[]>(text, { newline: "\r\n" });

    expect(lines.errors).toEqual([]);
    expect(lines.data[0]?.[0]).toBe("CALDER OLD LEADS");
    expect(lines.data[1]?.[0]).toBe("exported 2/11, ask Sam");
    expect(lines.data[3]).toEqual([...headers]);
    expect(lines.data.slice(4, -1)).toEqual(rows.map((row) => headers.map((header) => row.cells[header])));
    expect(text).toContain("£9,800");
    expect(text).toContain("Lost – price");
  });

  test("names only numbers that ring nowhere", () => {
    const cells = rows.flatMap(({ cells }) => [cells["Tel 1"], cells["Tel 2"], cells.Mobile, cells.Firm, cells.Mail]);
    const found = cells.flatMap((cell) => findPhoneNumbersInText(cell, "GB").map(({ number }) => number.number));

    expect(found.length).toBeGreaterThan(1300);
    expect(found.filter((number) => !fiction.test(number))).toEqual([]);
  });

  test("writes to nobody: every mail address and website is on a reserved name", () => {
    const places = rows.flatMap(({ cells }) => [
      ...`${cells.Mail} ${cells.Web} ${cells["Tel 1"]}`.matchAll(/[@.]([a-z]+)\b(?![.@\w-])/gi),
    ]);
    const ends = new Set(places.map((match) => match[1]?.toLowerCase()));

    expect(ends).toContain("example");
    for (const end of ["com", "net", "uk", "co", "fr"]) expect(ends).not.toContain(end);
  });

  test("gives every company its own main number, but for those that share a switchboard", () => {
    const companies = new Map<string, Set<number>>();
    for (const { cells, entity, tags } of rows) {
      if (entity === null || tags.includes("shared-switchboard")) continue;
      for (const { number } of findPhoneNumbersInText(cells["Tel 1"], "GB"))
        companies.set(number.number, (companies.get(number.number) ?? new Set()).add(entity));
    }
    // Story number 0161 496 0119 stands behind a slash and is not read here.
    expect([...companies].filter(([, entities]) => entities.size > 1)).toEqual([]);
  });

  test("lets failed lines and faxes be rare, and every other end of a call happen", () => {
    const endings = rows.flatMap(({ cells }) =>
      findPhoneNumbersInText(cells["Tel 1"], "GB").map(({ number }) => number.number.slice(-2)),
    );
    const share = (ending: string) => endings.filter((one) => one === ending).length / endings.length;

    expect(share("99")).toBe(0);
    for (const ending of ["03", "05"]) expect(share(ending)).toBeLessThan(0.01);
    for (const ending of ["01", "02", "04", "06", "07", "08"]) expect(share(ending)).toBeGreaterThan(0.003);
  });
});
