import { createHmac, timingSafeEqual } from "node:crypto";

type Issuer = { accountSid: string; apiKey: string; apiSecret: string };
type Claims = { iss?: unknown; sub?: unknown; exp?: unknown; grants?: { identity?: unknown; voice?: unknown } };

/** Whose browser this is, if its access token is one of ours, unspoilt, in date and good for voice. */
export function identityFromPass(token: string, { accountSid, apiKey, apiSecret }: Issuer, now: Date): string | null {
  const [head = "", body = "", signature = ""] = token.split(".");
  const expected = createHmac("sha256", apiSecret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Claims;
  const inDate = typeof claims.exp === "number" && claims.exp * 1000 > now.getTime();
  if (claims.iss !== apiKey || claims.sub !== accountSid || !inDate || !claims.grants?.voice) return null;
  return typeof claims.grants.identity === "string" ? claims.grants.identity : null;
}
