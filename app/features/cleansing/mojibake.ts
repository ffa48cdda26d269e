/** The characters Windows-1252 puts where Latin-1 has control codes, at their bytes 0x80 to 0x9F (0 where there is none). */
const windows1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
const byteOf = new Map(windows1252.flatMap((code, at) => (code ? [[code, 0x80 + at] as const] : [])));
const strict = new TextDecoder("utf-8", { fatal: true });

// Only a run that starts like a UTF-8 sequence read byte by byte can be one.
const suspicious =
  /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/;
const run = /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+/g;

function decodeRun(text: string): string {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes.push(code <= 0xff ? code : (byteOf.get(code) ?? 0));
  }
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    // The third byte of a closing quote has no character in Windows-1252, and is often lost on the way.
    return text === "â€" ? "”" : text;
  }
}

/**
 * “CafÃ©” back to “Café”. A run is changed only if its bytes are flawless UTF-8, which real words practically never are.
 * Twice, because files are saved wrongly twice.
 */
export function repairMojibake(text: string): string {
  if (!suspicious.test(text)) return text;
  const once = text.replace(run, decodeRun);
  return suspicious.test(once) ? once.replace(run, decodeRun) : once;
}

export const isMojibake = (text: string): boolean => suspicious.test(text) && repairMojibake(text) !== text;
