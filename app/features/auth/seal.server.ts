import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { house } from "#app/house.server.ts";

/** Of the key that is kept for ever, as what is sealed must be readable after years; a key of its own, so that neither use tells of the other. */
const keyFor = (use: string): Buffer =>
  Buffer.from(hkdfSync("sha256", house().suppressionKey, "", `rekindle ${use}`, 32));

const algorithm = "aes-256-gcm";
const [ivBytes, tagBytes] = [12, 16];

/** @param owner whose it is: what was sealed for one opens for no other */
export function seal(text: string, { use, owner }: { use: string; owner: string }): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, keyFor(use), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Throws where it was sealed for another, with another key, or changed since. */
export function unseal(sealed: string, { use, owner }: { use: string; owner: string }): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(algorithm, keyFor(use), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString("utf8");
}
