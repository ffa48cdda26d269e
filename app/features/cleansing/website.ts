import { parse } from "tldts";
import { canExist } from "./domain-endings.ts";
import { asciiHost } from "./email-cell.ts";

export type FoundWebsite =
  | { ok: true; website: string; domain: string; doubtful: string | null }
  | { ok: false; social: string | null; text: string };

const social =
  /(^|\.)(linkedin|facebook|twitter|instagram|youtube|tiktok|xing|pinterest|threads)\.com$|(^|\.)(x\.com|fb\.com|fb\.me|linktr\.ee|yell\.com|wa\.me|t\.me|goo\.gl|bit\.ly)$/;

/** A website cell to an address and the domain its owner registered: what tells two companies apart. */
export function readWebsite(text: string): FoundWebsite {
  const refuse = (why: string): FoundWebsite => ({ ok: false, social: null, text: why });
  const invalid = `“${text}” is not a website.`;
  let rest = text.normalize("NFKC").trim();
  let doubtful: string | null = null;
  const link = /href\s*=\s*["']?([^"'\s>]+)/i.exec(rest) ?? /^=HYPERLINK\("([^"]+)"/i.exec(rest);
  if (link?.[1]) {
    rest = link[1];
    doubtful = `The website was taken out of “${text}”.`;
  }
  if (/^(javascript|data|file|ftp|mailto|tel|vbscript|blob):/i.test(rest)) return refuse(invalid);
  rest = rest.replace(/^["'<(]+|["'>)]+$/g, "").split(/\s*[;|\n]\s*|\s*,\s+|\s+(?:or|and)\s+/)[0] ?? "";
  const scheme = /^(?:(?:h?t?tps?|https?|htp|http)\s*[:;]+\s*\/{0,3}\s*)+/i.exec(rest);
  const clean = /^https?:\/\/(?![a-z]+:)/i.test(rest);
  const secure = /^https:/i.test(rest);
  if (scheme) {
    rest = rest.slice(scheme[0].length);
    if (!clean) doubtful = `“${text}” was mistyped; it was read as “${rest}”.`;
  }
  if (/^[^/]*@/.test(rest)) {
    if (!scheme) return refuse(`“${text}” is an email address, not a website.`);
    rest = rest.replace(/^[^/]*@/, "");
    doubtful = "A name and password were dropped from the website's address.";
  }
  const comma = /^(www\.[^,/\s]+),([a-z]{2,6})(\/.*)?$/i.exec(rest);
  if (comma) {
    rest = `${comma[1]}.${comma[2]}${comma[3] ?? ""}`;
    doubtful = `“${text}” has a comma for a dot; it was read as “${rest}”.`;
  }
  const [authority = ""] = rest.split(/[/?#]/, 1);
  const path = rest.slice(authority.length);
  if (/\s/.test(path.trim())) doubtful ??= "The website's address holds a space.";
  const host = asciiHost(authority.trim().toLowerCase().replace(/:\d+$/, "").replace(/\.$/, ""));
  if (!host) return refuse(invalid);
  const parts = parse(host, { allowPrivateDomains: true });
  if (social.test(host))
    return {
      ok: false,
      social: `https://${host}${path}`,
      text: `“${text}” is a page on ${parts.domainWithoutSuffix ?? host}, not the company's own website.`,
    };
  if (!parts.domain || parts.isIp || !canExist(parts)) return refuse(invalid);
  return {
    ok: true,
    website: `${secure ? "https" : "http"}://${host}${path.split(/[?#]/, 1)[0]?.replace(/\s.*$/, "").replace(/\/$/, "") ?? ""}`,
    domain: parts.domain,
    doubtful,
  };
}

/** Mail providers and hosts that many companies share: such a domain says nothing about who they are. */
const shared =
  /^(gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|me|mac|btinternet|btconnect|sky|talktalk|virginmedia|ntlworld|tiscali|protonmail|proton|gmx|web|mail|comcast|cox|verizon|att|sbcglobal|bellsouth|bigpond|optusnet|orange|wanadoo|free|t-online|freenet)\./;

/** A company's domain from its email address, where the address is the company's own. */
export function domainOfEmail(email: string): string | null {
  const parts = parse(email.slice(email.lastIndexOf("@") + 1), { allowPrivateDomains: true });
  return parts.domain && canExist(parts) && !parts.isPrivate && !shared.test(parts.domain) ? parts.domain : null;
}
