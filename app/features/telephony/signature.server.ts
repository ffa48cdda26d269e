import { type Form, formOf, signedAddress } from "./signature.ts";
import { isSigned } from "./twilio.server.ts";

export type SignedRequest = { publicUrl: string; authToken: string };
export type CheckedWebhook = { ok: true; form: Form; body: string } | { ok: false; reason: "not-signed" };

/** Is it from the provider? A check that cannot be made is a check that failed. Proves nothing about repeats. */
export function checkSignature(
  { publicUrl, authToken }: SignedRequest,
  { requestUrl, signature, form }: { requestUrl: string; signature: string | null; form: Form },
): boolean {
  if (!signature) return false;
  try {
    return isSigned(authToken, signature, signedAddress(publicUrl, requestUrl), form);
  } catch {
    // The library throws on addresses and signatures it cannot parse.
    return false;
  }
}

/** Reads a webhook once and checks it. Call before anything else looks at the body. */
export async function readSigned(config: SignedRequest, request: Request): Promise<CheckedWebhook> {
  const body = await request.text();
  const form = formOf(body);
  const signature = request.headers.get("x-twilio-signature");
  if (!checkSignature(config, { requestUrl: request.url, signature, form })) return { ok: false, reason: "not-signed" };
  return { ok: true, form, body };
}
