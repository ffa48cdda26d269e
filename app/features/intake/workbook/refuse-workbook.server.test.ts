import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { givenWorkbook, refusalOf, sheetOf } from "#tests/given-workbook.ts";
import { openFile } from "../open-file.server.ts";
import { readWorkbook } from "./read-workbook.server.ts";

const one = (xml: string, others: Partial<Parameters<typeof givenWorkbook>[0]> = {}) =>
  givenWorkbook({ sheets: [{ name: "Leads", xml }], ...others });
const leads = sheetOf(["Company", "Phone"], ["Corbridge Print", "0161 496 0155"]);
const dated =
  '<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Called</t></is></c></row>' +
  '<row r="2"><c r="A2" t="str"><v>Corbridge</v></c><c r="B2" s="1"><v>45306.25</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>';

test("what was made to hurt or came broken is refused with a sentence", async () => {
  const whole = one(leads);
  const bomb = one(`<sheetData><row><c t="str"><v>${"0".repeat(40_000_000)}</v></c></row></sheetData>`);
  const entity =
    '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><sheetData><row><c><v>&c;</v></c></row></sheetData>';
  const lying = Buffer.from(whole);
  const directory = lying.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
  lying.writeUInt32LE(10, directory + 24);
  const locked = Buffer.from(whole);
  locked.writeUInt16LE(1, locked.indexOf(Buffer.from("PK\u0001\u0002")) + 8);
  const zip = (name: string, text = "") => Buffer.from(zipSync({ [name]: strToU8(text) }));
  expect(await refusalOf(bomb)).toMatch(/unpack to many times/);
  expect(await refusalOf(lying)).toMatch(/unpack to many times/);
  expect(await refusalOf(one("", { parts: { "xl/sharedStrings.xml": entity } }))).toMatch(/damaged/);
  // Once through the process, to see that a refusal finds its way out of it.
  expect(await openFile(bomb, null)).toMatchObject({ ok: false, sentence: expect.stringMatching(/unpack/) });
  expect(await refusalOf(whole.subarray(0, whole.length - 40))).toMatch(/its end is missing/);
  expect(await refusalOf(one("<sheetData><row><c></row>"))).toMatch(/damaged/);
  expect(await refusalOf(one("<sheetData/>"))).toMatch(/holds no rows/);
  expect(await refusalOf(locked)).toMatch(/password/);
  expect(await refusalOf(zip("xl/workbook.bin"))).toMatch(/XLSB/);
  expect(await refusalOf(zip("content.xml"))).toMatch(/ODS/);
  expect(await refusalOf(zip("leads.csv", "Company,Phone"))).toMatch(/zip archive/);
  expect(await refusalOf(zip("word/document.xml"))).toMatch(/not a table/);
});

test("whatever its bytes were turned into, a workbook is read or refused, and nothing else happens", async () => {
  const whole = one(dated, {
    styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
    strings: "<si><t>Company</t></si>",
  });
  const part = unzipSync(whole)["xl/worksheets/sheet1.xml"] ?? new Uint8Array();
  const change = (length: number) =>
    fc.array(fc.tuple(fc.nat(length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(change(whole.length), change(part.length), async (archive, sheet) => {
      const broken = Buffer.from(whole);
      for (const [at, byte] of archive) broken[at] = byte;
      const xml = Buffer.from(part);
      for (const [at, byte] of sheet) xml[at] = byte;
      const mended = zipSync({ ...unzipSync(whole), "xl/worksheets/sheet1.xml": xml });
      // A surprise would be thrown out of here.
      for (const bytes of [broken, mended]) expect(await refusalOf(bytes)).toMatch(/./);
    }),
    { seed: 20261122, numRuns: 250 },
  );
});

test("old, locked and misnamed files say what they are", async () => {
  const compound = (name: string) =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(508), Buffer.from(name, "utf16le")]);
  expect(await refusalOf(compound("EncryptedPackage"))).toMatch(/protected by a password/);
  expect(await refusalOf(compound("Workbook"))).toMatch(/old Excel workbook \(XLS\)/);
  expect(await refusalOf(Buffer.from("<html><table><tr><td>Company</td></tr></table></html>"))).toMatch(/web page/);
  expect(await refusalOf(Buffer.from("Company,Phone\nA,0161 496 0155\n"))).toBe("it was read");
});

test("a workbook that needs too much memory or time ends its own process and nothing else", async () => {
  const many = Array.from(
    { length: 120_000 },
    (_, at) => `<si><t>Company number ${at * 7919} of the long list</t></si>`,
  );
  const bytes = one(leads, { strings: many.join("") });
  expect(await readWorkbook(bytes, null, { heapMb: 12 })).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/more than can be read/),
  });
  expect(await readWorkbook(bytes, null, { patienceMs: 50 })).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/too long/),
  });
});
