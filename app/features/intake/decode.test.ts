import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode } from "./decode.ts";

/** Rows of names as exporters write them, the line breaks and the plain cells around them. */
function list(names: string[]): string {
  return [
    "Company,Phone,Email",
    ...names.map((name, at) => `${name},020 7946 0${100 + at},a${at}@example.com`),
    "",
  ].join("\r\n");
}

const written: [string, string[]][] = [
  ["Bürger & Söhne GmbH|Präzisionstechnik Voß|Jörn Dörfler|Bad Dürkheim", ["windows-1252", "macintosh", "ibm850"]],
  ["Boulangerie Lefèvre|Émile Béranger|Maçonnerie Gélinas|Châteauroux", ["windows-1252", "macintosh", "ibm850"]],
  ["Muebles Ordóñez|Iñaki Echevarría|Logroño|Cerámica Castellón", ["windows-1252", "macintosh", "ibm850", "ibm437"]],
  ["Malermester Sørby|Bråthen Rør|Härnösand|Øyvind Strøm", ["windows-1252", "macintosh", "ibm850"]],
  ["Zakład Usług Łąkowski|Święcicki|Ruda Śląska|Kętrzyn", ["windows-1250", "iso-8859-2", "ibm852"]],
  ["Truhlářství Bříza|Jindřich Štěpánek|Řezáč a syn|Mělník", ["windows-1250", "iso-8859-2"]],
  ["Győri Keksz|Szőke Attila|Hűséges Barát|Kőműves Bt.", ["windows-1250", "iso-8859-2"]],
  ["Construcţii Argeş|Măcelăria Bănăţeană|Gheorghe Ţepeş|Piteşti", ["windows-1250"]],
  ["Demirağ İnşaat|Gülşah Kılınç|Eczacıbaşı|Nevşehir", ["windows-1254", "iso-8859-9"]],
  ["Rēzekne Siers|Mārtiņš Zariņš|Ādažu Čipsi|Baiba Kļaviņa", ["windows-1257"]],
  ["Marijampolės Pienas|Žemaitijos Ūkis|Rūta Vaičiūnaitė|Šilutė", ["windows-1257"]],
  ["ООО Ромашка|Ирина Щербакова|ИП Цветков|Челябинск", ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"]],
  ["Αρτοποιείο Σταύρος|Χανιά|Ευάγγελος Τσάκας|Θήβα", ["windows-1253", "iso-8859-7"]],
  ["מאפיית הצפון|רונית אלון|עפולה|חשמל ואור", ["windows-1255"]],
  ["مخبز الشام|ليلى منصور|الخليج للدهانات|صيدلية النور", ["windows-1256"]],
  ["松本工務店|株式会社みどり|斎藤 健|鹿児島ガス", ["shift_jis", "euc-jp"]],
  ["青岛啤酒厂|苏州丝绸有限公司|佛山陶瓷|温州鞋业", ["gb18030", "gbk"]],
  ["鼎泰豐餐廳|統一超商股份有限公司|嘉義|彰化銀行", ["big5"]],
  ["한빛소프트|주식회사 대우|김연아|제주감귤", ["euc-kr"]],
];
const cases = written.flatMap(([names, encodings]) => encodings.map((encoding) => ({ names, encoding })));

describe("a few names are enough to see how they were written", () => {
  test.each(cases)("$encoding: $names", ({ names, encoding }) => {
    const text = list(names.split("|"));
    expect(decode(iconv.encode(text, encoding)).text).toBe(text);
    const long = list(Array.from({ length: 60 }, (_, at) => names.split("|")[at % 4] ?? ""));
    expect(decode(iconv.encode(long, encoding)).text).toBe(long);
  });
});

test("a name that says nothing is read as the most usual encoding that has it", () => {
  expect(decode(iconv.encode(list(["José"]), "windows-1252"))).toMatchObject({ encoding: "windows-1252" });
  expect(decode(iconv.encode(list(["Price €6"]), "iso-8859-15"))).toMatchObject({ text: list(["Price €6"]) });
});

test("Japanese as mail carries it is seen by its escape codes", () => {
  const bytes = Buffer.from("Company,Phone\n\u001B$B;3ED\u001B(B,1\n", "latin1");
  expect(decode(bytes)).toMatchObject({ encoding: "iso-2022-jp", text: "Company,Phone\n山田,1\n" });
});

test("wide characters without a mark are seen, even where every word is Chinese or Russian", () => {
  for (const text of [list(["北京示例有限公司"]), list(["Компания"]), list(["Alpha"])])
    for (const encoding of ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
      expect(decode(iconv.encode(text, encoding, { addBOM: false }))).toMatchObject({ encoding, text, warnings: [] });
});

test("marks at the start, twice, and where two files were put together, are no characters", () => {
  const text = '"Company",Phone\n';
  for (const encoding of ["utf-8", "utf-16le", "utf-16be", "utf-32le"])
    expect(decode(iconv.encode(`\uFEFF\uFEFF${text}\uFEFF${text}`, encoding))).toMatchObject({
      encoding,
      text: text + text,
    });
});

test("wide characters that end in half of one say that the end may be missing", () => {
  const bytes = iconv.encode("\uFEFFCompany\nAlpha\n", "utf-16le");
  const { text, warnings } = decode(bytes.subarray(0, -1));
  expect(text).toBe("Company\nAlpha");
  expect(warnings).toEqual([expect.stringContaining("ends in the middle of a character")]);
});

test("lines of another encoding in a UTF-8 file are read by themselves, and the first is named", () => {
  const good = "Company,Phone\r\nCafé,1\r\nMüller,2\r\n北京,3\r\n";
  const bytes = Buffer.concat([Buffer.from(good), iconv.encode("Zoë & Söhne,4\r\n", "windows-1252")]);
  const read = decode(bytes);
  expect(read).toEqual({
    text: `${good}Zoë & Söhne,4\r\n`,
    encoding: "utf-8",
    warnings: ["Line 5 is not UTF-8 like the rest of the file; it was read as windows-1252. Check its accents."],
  });
  expect(decode(bytes, "utf-8")).toEqual(read);
});

test("hard spaces in numbers speak for no alphabet", () => {
  const text = "Company,Phone\nAlpha,020\u00a07946\u00a00123\nBeta,0161\u00a0496\u00a00142\n";
  expect(decode(Buffer.from(text, "latin1")).text).toBe(text);
});

test("a control code before a price is no switch to Japanese, and neither is one in a file that is marked as UTF-8", () => {
  expect(decode(Buffer.from("Company,Price\nAlpha,1\n$Beta,2\n"))).toMatchObject({ encoding: "utf-8" });
  expect(decode(Buffer.from("\ufeffCompany\nSt. Mary’s \u001b$B\n"))).toMatchObject({
    encoding: "utf-8",
    text: expect.stringContaining("Mary’s"),
  });
});

test("signs between all cells are delimiters, whichever of the western ones they are", () => {
  for (const sign of ["¬", "¦", "§"]) {
    const line = (...cells: string[]) => cells.join(sign);
    const text = [line("Company", "Phone", "Town"), line("Alpha", "1", "Leeds"), line("Beta", "2", "York"), ""].join(
      "\n",
    );
    expect(decode(Buffer.from(text, "latin1")).text).toBe(text);
  }
});

test("a character cut in half costs no other its accent", () => {
  const bytes = Buffer.from("Company\nCafé\nMüller\nZoë\n");
  const { text } = decode(bytes.subarray(0, -2));
  expect(text).toBe("Company\nCafé\nMüller\nZoÃ");
});

test("what a chosen encoding cannot read is counted, with its first line", () => {
  expect(decode(Buffer.from("Company\r\nM\xFCller\r\nJ\xF6rg\r\n", "latin1"), "utf-8").warnings).toEqual([
    expect.stringMatching(/^2 characters .* the first on line 2/),
  ]);
  expect(decode(Buffer.from([0x41, 0x0a, 0x81, 0x0a]), "windows-1252").warnings).toEqual([
    expect.stringMatching(/^1 character could not be read as windows-1252, the first on line 2/),
  ]);
});

test("a character that was lost before the file reached us is told", () => {
  expect(decode(Buffer.from("Company\nCaf\uFFFD\n")).warnings).toEqual([expect.stringContaining("line 2")]);
});
