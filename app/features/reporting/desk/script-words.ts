export type ScriptNames = { first: string | null; agent: string; client: string; agency: string; legal: string };

/** A line with the names put in. Where nobody is known the line begins without a name, not with a gap. */
export function fillLine(line: string, names: ScriptNames): string {
  const named = names.first ? line : line.replace(/\{first\}[,:]?\s*/g, "");
  const filled = named.replace(
    /\{(first|agent|client|agency|legal)\}/g,
    (_, name: keyof ScriptNames) => names[name] ?? "",
  );
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
