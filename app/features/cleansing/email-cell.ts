import { parse } from "tldts";
import { canExist } from "./domain-endings.ts";

export type FoundEmail = {
  address: string | null;
  raw: string;
  verdict: "ok" | "doubtful" | "invalid" | "placeholder";
  text: string | null;
};

const typos: Record<string, string> = {
  "gmial.com": "gmail.com",
  "gmai.com": "gmail.com",
  "gamil.com": "gmail.com",
  "gmail.co": "gmail.com",
  "gmail.con": "gmail.com",
  "gnail.com": "gmail.com",
  "gmal.com": "gmail.com",
  "hotmial.com": "hotmail.com",
  "hotmai.com": "hotmail.com",
  "hotmil.com": "hotmail.com",
  "hotmail.con": "hotmail.com",
  "yaho.com": "yahoo.com",
  "yahooo.com": "yahoo.com",
  "outlok.com": "outlook.com",
  "outloo.com": "outlook.com",
  "iclod.com": "icloud.com",
};
const placeholders =
  /^(no|none|na|n\.?a|noemail|no[-_.]?email|no[-_.]?mail|nomail|unknown|test|asdf|xxx+|abc|null|fake|dummy|noreply|donotreply)@(no|none|na|noemail|no[-_]?email|nomail|test|unknown|email|mail|asdf|xxx+|abc|null|fake|dummy|nowhere|invalid|domain)\.(com|org|net|co\.uk|co|uk)$/;
const local = /^[^\s@.,;:<>()[\]\\"]+(?:\.[^\s@.,;:<>()[\]\\"]+)*$/u;

/** Every address of a cell, unwrapped and in small letters, each with what we think of it. */
export function readEmailCell(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const raw of pieces(text.normalize("NFKC"))) {
    const email = judge(raw);
    if (!found.some((known) => known.address !== null && known.address === email.address)) found.push(email);
  }
  return found;
}

function pieces(text: string): string[] {
  const link = /^=HYPERLINK\("(?:mailto:)?([^"]+)"/i.exec(text);
  const source = (link?.[1] ?? text).replace(/^="?|"$/g, (mark) => (text.startsWith('="') ? "" : mark));
  const bracketed = [...source.matchAll(/<\s*([^<>\s]+@[^<>\s]+)\s*>/g)].map((match) => match[1] ?? "");
  if (bracketed.length > 0) return bracketed.map(bare);
  const split = source
    .split(/\s*(?::::|[;,|\n/]|\s+(?:or|and|und|et)\s+)\s*/i)
    .map(bare)
    .filter(Boolean);
  // A comma inside an address is a slip for a dot, not a separator.
  if (
    split.length > 1 &&
    split.some((piece) => !piece.includes("@")) &&
    split.filter((piece) => piece.includes("@")).length <= 1
  ) {
    const whole = bare(source);
    return /,\s|\//.test(source)
      ? split.filter((piece) => piece.includes("@") || split.every((p) => !p.includes("@")))
      : [whole];
  }
  if (split.length === 1 && /\s/.test(split[0] ?? "")) {
    const words = (split[0] ?? "").split(/\s+/);
    if (words.length > 1 && words.every((word) => word.includes("@"))) return words.map(bare);
  }
  return split;
}

function bare(piece: string): string {
  return piece
    .trim()
    .replace(/^(mailto|email|e-mail)\s*:\s*/i, "")
    .replace(/\?.*$/, "")
    .replace(/\s*\([^()]*\)\s*$/, "")
    .replace(/^['"“”‘’<([]+|['"“”‘’>)\],.]+$/g, "")
    .trim();
}

function judge(raw: string): FoundEmail {
  const invalid = (text: string): FoundEmail => ({ address: null, raw, verdict: "invalid", text });
  const at = raw.lastIndexOf("@");
  if (at < 1) return invalid(`“${raw}” is not an email address.`);
  const name = raw.slice(0, at).toLowerCase();
  if (!local.test(name) || name.length > 64) return invalid(`“${raw}” is not a possible email address.`);
  const domain = asciiHost(raw.slice(at + 1).toLowerCase());
  if (!domain) return invalid(`“${raw}” has no possible domain behind the @.`);
  const address = `${name}@${domain}`;
  if (placeholders.test(address))
    return { address: null, raw, verdict: "placeholder", text: `“${raw}” is a placeholder, not an address.` };
  const typo = typos[domain];
  if (typo) return { address, raw, verdict: "doubtful", text: `“${address}” is probably meant to be at ${typo}.` };
  const suffix = parse(domain);
  if (!canExist(suffix))
    return { address, raw, verdict: "doubtful", text: `“${address}” ends in a domain that does not exist.` };
  if (/\P{ASCII}/u.test(name) || domain.includes("xn--"))
    return { address, raw, verdict: "doubtful", text: `“${address}” has letters many mail systems cannot deliver to.` };
  return { address, raw, verdict: "ok", text: null };
}

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** A host name in the form the network uses (IDN as xn--), or null if it cannot be one. */
export function asciiHost(host: string): string | null {
  if (!/^[\p{L}\p{N}.-]+$/u.test(host) || !host.includes(".")) return null;
  let ascii = host;
  if (/\P{ASCII}/u.test(host)) {
    try {
      ascii = new URL(`http://${host}`).hostname;
    } catch {
      return null;
    }
  }
  const labels = ascii.split(".");
  return ascii.length <= 253 && labels.every((part) => label.test(part)) && /[a-z]/.test(labels.at(-1) ?? "")
    ? ascii
    : null;
}
