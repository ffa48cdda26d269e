/** Where somebody wanted to go before they were asked to sign in; only a path of ours, never another site. */
export function nextFrom(url: string): string | null {
  const here = new URL(url);
  const wanted = here.searchParams.get("next");
  if (!wanted?.startsWith("/")) return null;
  const there = new URL(wanted, here.origin);
  return there.origin === here.origin ? there.pathname + there.search : null;
}
