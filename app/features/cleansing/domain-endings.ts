import type { parse } from "tldts";

/**
 * Does the ending exist? `.example` never will (RFC 2606): it is what made-up companies live under, so a name there is as good
 * as any other, and nothing sent to it can reach anybody.
 */
export function canExist(parts: ReturnType<typeof parse>): boolean {
  if (parts.isIcann || parts.isPrivate) return true;
  return parts.publicSuffix === "example" && parts.domain !== null && parts.domain !== "www.example";
}
