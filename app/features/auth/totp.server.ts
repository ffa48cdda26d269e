import { Secret, TOTP } from "otpauth";
import { log } from "#app/kit/log.server.ts";
import { seal, unseal } from "./seal.server.ts";

const stepMs = 30_000;
/** A telephone's clock may be half a minute off, either way. */
const stepsOff = 1;

const totpOf = (secret: Secret, label = ""): TOTP => new TOTP({ issuer: "Rekindle", label, secret });

const sealFor = (owner: string) => ({ use: "second factor", owner });

/** 160 bits, as RFC 4226 recommends, sealed for its owner. */
export const drawSecret = (userId: string): string => seal(new Secret({ size: 20 }).base32, sealFor(userId));

/** Null where another key of the house sealed it: then it shows nothing and fits no code, and is set up anew. */
function opened(userId: string, sealed: string): Secret | null {
  try {
    return Secret.fromBase32(unseal(sealed, sealFor(userId)));
  } catch (error) {
    log.warn({ err: error, userId }, "a second factor cannot be read: it was sealed with another SUPPRESSION_KEY");
    return null;
  }
}

/** What the telephone is told: to be scanned, and to be typed in groups of four. */
export function secretToShow({ userId, sealed, email }: { userId: string; sealed: string; email: string }) {
  const secret = opened(userId, sealed);
  if (!secret) return null;
  return { address: totpOf(secret, email).toString(), text: secret.base32.match(/.{1,4}/g)?.join(" ") ?? "" };
}

/** Digits as the telephone shows them; those of another script are none. */
export const isOfTelephone = (code: string): boolean => /^\d{6}$/.test(code);

/** The half minute to which this code belongs; null where it is none of the last, this and the next. */
export function stepOf({ userId, sealed, code, now }: { userId: string; sealed: string; code: string; now: Date }) {
  const secret = isOfTelephone(code) ? opened(userId, sealed) : null;
  if (!secret) return null;
  const timestamp = now.getTime();
  const off = totpOf(secret).validate({ token: code, timestamp, window: stepsOff });
  return off === null ? null : Math.floor(timestamp / stepMs) + off;
}
