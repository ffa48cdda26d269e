import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "./seal.server.ts";

const stepMs = 30_000;
/** A telephone's clock may be half a minute off, either way. */
const stepsOff = 1;

const totpOf = (secret: Secret, label = ""): TOTP => new TOTP({ issuer: "Rekindle", label, secret });

const sealFor = (owner: string) => ({ use: "second factor", owner });

/** 160 bits, as RFC 4226 recommends, sealed for its owner. */
export const drawSecret = (userId: string): string => seal(new Secret({ size: 20 }).base32, sealFor(userId));

const opened = (userId: string, sealed: string): Secret => Secret.fromBase32(unseal(sealed, sealFor(userId)));

/** What the telephone is told: to be scanned, and to be typed in groups of four. */
export function secretToShow({ userId, sealed, email }: { userId: string; sealed: string; email: string }) {
  const secret = opened(userId, sealed);
  return { address: totpOf(secret, email).toString(), text: secret.base32.match(/.{1,4}/g)?.join(" ") ?? "" };
}

/** The half minute to which this code belongs; null where it is none of the last, this and the next. */
export function stepOf({ userId, sealed, code, now }: { userId: string; sealed: string; code: string; now: Date }) {
  const timestamp = now.getTime();
  const off = totpOf(opened(userId, sealed)).validate({ token: code, timestamp, window: stepsOff });
  return off === null ? null : Math.floor(timestamp / stepMs) + off;
}
