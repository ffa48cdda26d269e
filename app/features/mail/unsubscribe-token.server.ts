import { createHmac, timingSafeEqual } from "node:crypto";
import { house } from "#app/house.server.ts";
import { isId } from "#app/kit/ids.ts";

/** Keyed with what is kept for ever: a letter of years ago must still be answerable. */
const signatureOf = (messageId: string): string =>
  createHmac("sha256", house().suppressionKey).update(`unsubscribe:${messageId}`).digest("base64url");

/** Where the reader of one message ends such mail: for their mail program, which posts there, and for their own eyes. */
export const unsubscribeUrl = (messageId: string): string =>
  `${house().publicUrl}/hooks/unsubscribe/${messageId}.${signatureOf(messageId)}`;

/** The message a link speaks of; null where it was not made by us. */
export function readUnsubscribe(token: string): string | null {
  const [messageId = "", signature = ""] = token.split(".");
  if (!isId(messageId)) return null;
  const given = Buffer.from(signature);
  const ours = Buffer.from(signatureOf(messageId));
  return given.length === ours.length && timingSafeEqual(given, ours) ? messageId : null;
}
