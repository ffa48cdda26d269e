/** Where somebody wanted to go before they were asked to sign in; only a path of ours, never another site. */
export function nextFrom(url: string): string | null {
  const here = new URL(url);
  const wanted = here.searchParams.get("next");
  if (!wanted?.startsWith("/")) return null;
  const there = new URL(wanted, here.origin);
  // "/.//elsewhere.example" is a path of ours as it is written, and another site once its dot has been resolved away.
  if (there.origin !== here.origin || there.pathname.startsWith("//")) return null;
  return there.pathname + there.search;
}
