import { createHmac, randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { house } from "#app/house.server.ts";
import type { Tx } from "#db/client.server.ts";
import { recoveryCodes } from "#db/schema.ts";

const codesEach = 10;
/** Without those that are mistaken for another: 0 and O, 1, I and L, U and V. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** Keyed, as the hash of a number is: a stolen table cannot be tried against. */
const hashOfCode = (userId: string, code: string): string =>
  createHmac("sha256", house().suppressionKey)
    .update(`recovery code:${userId}:${plain(code)}`)
    .digest("base64url");

/** As it was drawn, however it was typed. */
const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Ten new ones; those before open nothing more. They are shown this once. */
export async function drawRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: codesEach }, drawCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOfCode(userId, code) })));
  return codes;
}

/** Sixteen signs in groups of four: 77 bits, which nobody guesses at ten a quarter of an hour. */
function drawCode(): string {
  const signs: string[] = [];
  while (signs.length < 16) signs.push(alphabet[randomInt(alphabet.length)] ?? "");
  return signs.join("").match(/.{4}/g)?.join("-") ?? "";
}

/** Takes a code away; of two who use one at once the second finds it gone. @returns how many are left, or null */
export async function useRecoveryCode(tx: Tx, userId: string, code: string): Promise<number | null> {
  const mine = eq(recoveryCodes.userId, userId);
  const used = await tx
    .delete(recoveryCodes)
    .where(and(mine, eq(recoveryCodes.codeHash, hashOfCode(userId, code))))
    .returning({ userId: recoveryCodes.userId });
  return used.length === 0 ? null : tx.$count(recoveryCodes, mine);
}
