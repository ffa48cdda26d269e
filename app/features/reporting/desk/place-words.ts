import { number } from "#app/ui/format.ts";

/** Where a lead stands among the others that are due, so many of them behind it. */
export function placeWords(others: number, behind: number): string {
  if (others === 0) return "The only one that is due.";
  if (others === 1) return behind === 1 ? "Before the only other one." : "After the only other one.";
  if (behind === others) return `Before all ${number(others)} others.`;
  return behind === 0 ? `After all ${number(others)} others.` : `Before ${number(behind)} of ${number(others)} others.`;
}
