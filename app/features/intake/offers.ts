import { type Look, replacerIn } from "./look.ts";
import { LONGEST_VALUE, type Replacement } from "./replacements.ts";

/** Values that were probably meant, together where the same was meant: “gmial.com → gmail.com”, eight times. */
export type OfferGroup = { key: string; code: string; label: string; cells: number; replacements: Replacement[] };

/**
 * What could be put in the place of cells that look mistyped, the most frequent first. Each waits for a person's yes. An email
 * that stands in the column of websites is no such value: it was moved already, and writing over it would lose it.
 */
export function offersIn(look: Look): OfferGroup[] {
  const replace = replacerIn(look);
  const groups = new Map<string, OfferGroup & { seen: Set<string> }>();
  for (const { verdict, cells, record } of look.inspection.rows) {
    if (verdict === "blank") continue;
    for (const { code, offer } of record.problems) {
      if (!offer || !code.startsWith("email-")) continue;
      const cell = cells[offer.column] ?? "";
      const from = (replace ? replace(offer.column, cell) : cell).trim();
      if (from.length > LONGEST_VALUE || !from.includes(offer.original)) continue;
      const label = labelOf(offer.original, offer.suggestion);
      const key = `${code} ${label}`;
      const group = groups.get(key) ?? { key, code, label, cells: 0, replacements: [], seen: new Set<string>() };
      groups.set(key, group);
      group.cells++;
      const value = `${offer.column} ${from}`;
      if (group.seen.has(value)) continue;
      group.seen.add(value);
      const to = from.replace(offer.original, () => offer.suggestion);
      group.replacements.push({ column: offer.column, from: [from], to, offer: key });
    }
  }
  return [...groups.values()]
    .map(({ seen: _, ...group }) => group)
    .sort((a, b) => b.cells - a.cells || (a.key < b.key ? -1 : 1));
}

/** Where only the domain is another, the domains tell it; else both values do. */
function labelOf(original: string, suggestion: string): string {
  const [name, domain] = original.toLowerCase().split("@");
  const [meantName, meantDomain] = suggestion.split("@");
  return domain && meantDomain && name === meantName ? `${domain} → ${meantDomain}` : `${original} → ${suggestion}`;
}
