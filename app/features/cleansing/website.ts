import { parse } from "tldts";
import { canExist } from "./domain-endings.ts";
import { asciiHost } from "./email-cell.ts";
import { isFreeMail } from "./mail-domains.ts";

export type FoundWebsite =
  | { ok: true; website: string; domain: string; doubtful: string | null }
  | { ok: false; social: string | null; text: string };

const social =
  /(^|\.)(linkedin|facebook|twitter|instagram|youtube|tiktok|xing|pinterest|threads|whatsapp|snapchat|vimeo)\.com$|(^|\.)(x\.com|fb\.com|fb\.me|lnkd\.in|youtu\.be|telegram\.me|threads\.net|linktr\.ee|yell\.com|yelp\.com|wa\.me|t\.me|goo\.gl|g\.page|bit\.ly|google\.com|google\.co\.uk|goo\.gle|checkatrade\.com|trustpilot\.com)$/;
/** An address as most cells hold it: nothing to put right but the end. */
const ordinary = /^(https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})\/?$/i;

/** A website cell to an address and the domain its owner registered: what tells two companies apart. */
export function readWebsite(text: string): FoundWebsite {
  const usual = ordinary.exec(text);
  if (usual?.[2] && !usual[2].startsWith("-")) {
    const host = usual[2].toLowerCase();
    const found = judgeHost(host, text, "");
    const doubtful = /^wwww+\.|^ww\./.test(host) ? `“${text}” was mistyped; check the website.` : null;
    return found.ok ? { ...found, website: `${usual[1]?.toLowerCase() ?? "http://"}${host}`, doubtful } : found;
  }
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
  rest = rest.replace(/^["'<(]+|["'>)]+$/g, "").replace(/\\/g, "/");
  const [only = "", ...others] = rest.split(
    /\s*[;|\n]\s*(?!\/)|\s*,\s+|\s+(?:or|and|und|et|&|\/)\s+|\s+(?=https?:|www\.)/i,
  );
  rest = only;
  if (others.some((other) => other.includes("."))) doubtful ??= `The first website of “${text}” was taken.`;
  const scheme = /^(?:(?:h+t*tps?|https?|ttps?|tps?)(?:\s*[:;]+\s*\/{0,3}|\s*\/{2,3})\s*)+/i.exec(rest);
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
  const www = /^w{2,4}[,. ]\s*(?=[^\s,]+\.)|^www(?=[a-z0-9-]+\.[a-z]{2,})/i.exec(rest);
  if (www && !/^www\.\S/i.test(rest) && !/^wwww?[a-z]/i.test(rest)) {
    rest = `www.${rest.slice(www[0].length)}`;
    doubtful = `“${text}” was mistyped; it was read as “${rest}”.`;
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
  const found = judgeHost(host, text, path);
  if (!found.ok) return found;
  const page = path.split(/[?#]/, 1)[0]?.replace(/\s.*$/, "").replace(/\/+$/, "") ?? "";
  return { ...found, website: `${secure ? "https" : "http"}://${host}${page}`, doubtful };
}

function judgeHost(host: string, text: string, path: string): FoundWebsite {
  const parts = parse(host, { allowPrivateDomains: true });
  if (social.test(host))
    return {
      ok: false,
      social: `https://${host}${path}`,
      text: `“${text}” is a page on ${parts.domainWithoutSuffix ?? host}, not the company's own website.`,
    };
  if (!parts.domain || parts.isIp || !canExist(parts))
    return { ok: false, social: null, text: `“${text}” is not a website.` };
  if (isFreeMail(parts.domain))
    return { ok: false, social: null, text: `“${text}” is a mail provider, not the company's own website.` };
  return { ok: true, website: `http://${host}`, domain: parts.domain, doubtful: null };
}

/** A company's domain from its email address, where the address is the company's own. */
export function domainOfEmail(email: string): string | null {
  const parts = parse(email.slice(email.lastIndexOf("@") + 1), { allowPrivateDomains: true });
  return parts.domain && canExist(parts) && !parts.isPrivate && !isFreeMail(parts.domain) ? parts.domain : null;
}
