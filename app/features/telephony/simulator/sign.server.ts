import { createHmac } from "node:crypto";

/**
 * The signature the provider puts on a webhook, written from its own description so that the product's check
 * (which uses the provider's library) is tested against something else than itself.
 * The fragment is no part of the URL; over https the port is dropped, over http it is kept.
 */
export function signatureOf(authToken: string, url: string, form: Record<string, string>): string {
  const withoutFragment = url.replace(/#.*$/, "");
  const [, scheme = "", host = "", rest = ""] = /^(https?:\/\/)(?:[^@/]*@)?([^/?]*)(.*)$/.exec(withoutFragment) ?? [];
  const signedHost = scheme === "https://" ? host.replace(/:\d+$/, "") : host;
  const fields = Object.keys(form)
    .sort()
    .map((name) => name + form[name]);
  return createHmac("sha1", authToken)
    .update(scheme + signedHost + rest + fields.join(""))
    .digest("base64");
}
