/**
 * The address the provider signed: our configured public one with the request's own path and query. Never the
 * host the request seems to have come in on, which any proxy rewrites and any forger chooses.
 */
export function signedAddress(publicUrl: string, requestUrl: string): string {
  const { pathname, search } = new URL(requestUrl, "http://ignored");
  return publicUrl.replace(/\/+$/, "") + pathname + search;
}

export type Form = Record<string, string | string[]>;

/** Every field as it came, untrimmed: one character less and the signature no longer fits. */
export function formOf(body: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(body)) {
    const before = form[name];
    form[name] = before === undefined ? value : [before, value].flat();
  }
  return form;
}
