import { house, houseLine } from "#app/house.server.ts";
import { readSigned } from "./signature.server.ts";
import type { Form } from "./signature.ts";

/** The lock of the provider's doors: the body as signed, or 403. The signature is checked against our own public address. */
export async function requireTwilio(request: Request): Promise<Form> {
  const checked = await readSigned({ publicUrl: house().publicUrl, authToken: houseLine().webhookSecret }, request);
  if (!checked.ok) throw new Response("This door is the telephone provider's.", { status: 403 });
  return checked.form;
}
