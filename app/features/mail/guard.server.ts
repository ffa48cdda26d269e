import { createHash, timingSafeEqual } from "node:crypto";
import { house } from "#app/house.server.ts";

/** The lock of the mail server's door: the shared secret, or 403. Without a secret the door stays shut. */
export async function requireMail(request: Request): Promise<void> {
  const secret = house().mailHookSecret;
  const given = /^Bearer (.+)$/.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (!secret || !given || !timingSafeEqual(digest(given), digest(secret)))
    throw new Response("This door is the mail server's.", { status: 403 });
}

/** Equal in length, so that comparing tells nothing of either. */
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
