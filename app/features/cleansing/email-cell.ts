import { parse } from "tldts";
import { canExist } from "./domain-endings.ts";
import { meantDomain, mendAddress } from "./email-offer.ts";
import { isDisposable } from "./mail-domains.ts";

export type FoundEmail = {
  address: string | null;
  raw: string;
  verdict: "ok" | "doubtful" | "typo" | "invalid" | "placeholder";
  text: string | null;
  /** What was probably meant, for somebody to say yes to. */
  suggestion: string | null;
};

const nobody =
  "no|none|na|n\\.?a|no[-_.]?e?-?mail|unknown|test(?:ing)?\\d*|asdf\\w*|x{2,}|abc|aaa+|null|nil|fake|dummy|nowhere|notprovided|notavailable|noone|nobody|a|b|x";
const placeholders = new RegExp(
  `^(?:(?:${nobody}|no-?reply|donotreply|me|you|email|user|name)@(?:${nobody}|e?mail|email|invalid|domain|blah)\\.(?:com|org|net|co\\.uk|co|uk|de|fr)|(?:no[-_.]?e?-?mail|noemailaddress|notprovided|x{3,}|asdf\\w*|do-?not-?(?:use|email))@.+)$`,
);
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

/** An address as most cells hold it: nothing to unwrap, nothing to take apart. */
const ordinary = /^[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@[a-z0-9.-]+$/i;

function pieces(text: string): string[] {
  if (ordinary.test(text)) return [bare(text)];
  const link = /^=HYPERLINK\("(?:mailto:)?([^"]+)"/i.exec(text);
  const source = (link?.[1] ?? text).replace(/^="?|"$/g, (mark) => (text.startsWith('="') ? "" : mark));
  const bracketed = [...source.matchAll(/[<[]\s*(?:mailto:)?([^<>[\]\s]+@[^<>[\]\s]+)\s*[>\]]/gi)].map(
    (match) => match[1] ?? "",
  );
  if (bracketed.length > 0) return bracketed.map(bare);
  const split = source
    .split(/\s*(?::::|[;,|\n/]|\s(?:or|and|und|et|oder|ou|y|&|\+)\s)\s*/i)
    .map(bare)
    .filter(Boolean);
  // A comma inside an address is a slip for a dot, not a separator.
  if (
    split.length > 1 &&
    split.some((piece) => !piece.includes("@")) &&
    split.filter((piece) => piece.includes("@")).length <= 1
  ) {
    const whole = bare(source);
    return /,\s|[/;|\n]/.test(source) && !/@\s|@[^.]*,\s*(?:com?|net|org|[a-z]{2})\s*$/i.test(source)
      ? split.filter((piece) => piece.includes("@") || split.every((p) => !p.includes("@"))).flatMap(words)
      : [whole];
  }
  return split.flatMap(words);
}

/** “Jane Doe jane@example.com”: the address without the words around it. “jane doe@example.com” may be either; it stays whole. */
function words(piece: string): string[] {
  if (!/\s/.test(piece)) return [piece];
  const all = piece.split(/\s+/);
  const addresses = all.map(bare).filter((word) => /^[^@]+@[^@]+\.[^@]+$/.test(word));
  if (addresses.length === 0 || all.filter((word) => word.includes("@")).length !== addresses.length) return [piece];
  const behind = /^[^@]*@/.test(all[0] ?? "");
  return addresses.length > 1 || behind || all.length > 2 || /^\p{Lu}|[:\-–]$/u.test(all[0] ?? "")
    ? addresses
    : [piece];
}

function bare(piece: string): string {
  return piece
    .trim()
    .replace(/^(mailto|email|e-mail|e|mail)\s*:\s*/i, "")
    .replace(/\?.*$/, "")
    .replace(/\s*\([^()]*\)\s*$/, "")
    .replace(/^['"“”‘’<([.]+|['"“”‘’>)\],.:!]+$/g, "")
    .trim();
}

/** The same few providers and companies return all through a file. */
const judged = new Map<
  string,
  Pick<FoundEmail, "verdict" | "suggestion"> & { domain: string | null; exists: boolean }
>();

function judgeDomain(written: string) {
  const known = judged.get(written);
  if (known) return known;
  const domain = asciiHost(written);
  const exists = domain !== null && canExist(parse(domain));
  const meant = domain ? meantDomain(domain, exists) : null;
  const verdict: FoundEmail["verdict"] = !domain
    ? "invalid"
    : meant
      ? "typo"
      : !exists || domain.includes("xn--") || isDisposable(domain)
        ? "doubtful"
        : "ok";
  const judgement = { domain, verdict, suggestion: meant, exists };
  if (judged.size > 20_000) judged.clear();
  judged.set(written, judgement);
  return judgement;
}

function judge(raw: string): FoundEmail {
  const at = raw.lastIndexOf("@");
  const name = raw.slice(0, at).toLowerCase();
  if (at < 1 || name.length > 64 || !local.test(name))
    return impossible(raw, `“${raw}” is not ${at < 1 ? "an" : "a possible"} email address.`);
  const { domain, verdict, suggestion, exists } = judgeDomain(raw.slice(at + 1).toLowerCase());
  if (!domain) return impossible(raw, `“${raw}” has no possible domain behind the @.`);
  const address = `${name}@${domain}`;
  if (placeholders.test(address))
    return {
      address: null,
      raw,
      verdict: "placeholder",
      text: `“${raw}” is a placeholder, not an address.`,
      suggestion,
    };
  const doubt = (text: string): FoundEmail => ({ address, raw, verdict: "doubtful", text, suggestion: null });
  if (suggestion) {
    const meant = `${name}@${suggestion}`;
    return {
      address,
      raw,
      verdict,
      text: `“${address}” was probably meant to be ${meant}; check it.`,
      suggestion: meant,
    };
  }
  if (!exists) return doubt(`“${address}” ends in a domain that does not exist.`);
  if (verdict === "doubtful" && !domain.includes("xn--"))
    return doubt(`“${address}” is an address made to be thrown away.`);
  if (verdict === "doubtful" || /\P{ASCII}/u.test(name))
    return doubt(`“${address}” has letters many mail systems cannot deliver to.`);
  return { address, raw, verdict: "ok", text: null, suggestion: null };
}

function impossible(raw: string, text: string): FoundEmail {
  const suggestion = raw.length <= 200 ? mendAddress(raw) : null;
  return suggestion
    ? {
        address: null,
        raw,
        verdict: "typo",
        text: `${text.slice(0, -1)}; ${suggestion} was probably meant.`,
        suggestion,
      }
    : { address: null, raw, verdict: "invalid", text, suggestion };
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
