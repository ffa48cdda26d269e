const text = /^"((?:[^"]|"")*)"$/;
const link = /^HYPERLINK\(\s*("(?:[^"]|"")*")\s*(?:[,;]\s*("(?:[^"]|"")*"|\d+)\s*)?\)$/i;

/**
 * What a formula says that nobody has worked out but everybody can read: a text in quotes, or the words of a link. Programs that
 * write workbooks without Excel leave such formulas behind; everything else is not calculated here.
 */
export function literalOf(formula: string): string | null {
  const trimmed = formula.trim().replace(/^=/, "");
  const [, address, shown] = link.exec(trimmed) ?? [];
  const quoted = address === undefined ? trimmed : (shown ?? address);
  const inside = text.exec(quoted)?.[1]?.replaceAll('""', '"') ?? null;
  return inside ?? (shown === undefined ? null : shown);
}
