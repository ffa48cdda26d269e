import { createHmac } from "node:crypto";
import { house } from "#app/house.server.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";

/**
 * What suppressions, screenings and caps compare instead of the value itself, so that an erased person stays suppressed.
 * Keyed, because a plain hash of a phone number is undone by trying all of them.
 *
 * @param value an E.164 number, an email address, a domain, a company's or a person's name
 */
export function hashOf(kind: SuppressionKind, value: string): string {
  return createHmac("sha256", house().suppressionKey)
    .update(`${kind}:${value.trim().toLowerCase()}`)
    .digest("base64url");
}
