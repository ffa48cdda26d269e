import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { Refusal } from "./refusal.ts";
import { readDirectory } from "./zip-directory.ts";

const plain = Buffer.from(zipSync({ "xl/workbook.xml": [strToU8("<workbook/>"), { level: 0 }] }));

/** The same archive with its sizes and its directory told in the records for very large archives. */
function wide(): Buffer {
  const end = plain.length - 22;
  const first = plain.readUInt32LE(end + 16);
  const entry = Buffer.from(plain.subarray(first, end));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(24)), 4);
  extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(20)), 12);
  extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(42)), 20);
  for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field);
  entry.writeUInt16LE(extra.length, 30);
  const wideEnd = Buffer.alloc(56);
  wideEnd.writeUInt32LE(0x06064b50, 0);
  wideEnd.writeBigUInt64LE(1n, 32);
  wideEnd.writeBigUInt64LE(BigInt(first), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(first + entry.length + extra.length), 8);
  const last = Buffer.from(plain.subarray(end));
  last.writeUInt16LE(0xffff, 10);
  last.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([plain.subarray(0, first), entry, extra, wideEnd, locator, last]);
}

test("an archive says where its parts lie, also in the records for very large ones", () => {
  const [known] = readDirectory(plain).values();
  expect(known).toMatchObject({ name: "xl/workbook.xml", size: 11, packed: 11, deflated: false });
  const [found] = readDirectory(wide()).values();
  expect(found).toEqual(known);
});

test("whatever its bytes were turned into, an archive is read or refused, and nothing else happens", () => {
  for (const archive of [plain, wide()]) {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(archive.length),
        (changes, cut) => {
          const bytes = Buffer.from(archive);
          for (const [at, byte] of changes) bytes[at] = byte;
          for (const damaged of [bytes, bytes.subarray(0, cut)]) {
            try {
              for (const { start, packed } of readDirectory(damaged).values())
                expect(start + packed).toBeLessThanOrEqual(damaged.length);
            } catch (wrong) {
              expect(wrong).toBeInstanceOf(Refusal);
            }
          }
        },
      ),
      { seed: 20261122, numRuns: 3_000 },
    );
  }
});
