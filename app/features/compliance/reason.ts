import { dayDate } from "#app/ui/format.ts";
import type { Reason } from "./facts.ts";
import { DAY_MS, hhmm, wallClock } from "./local-time.ts";
import type { Rule } from "./rule.ts";
import { versionLabel } from "./rule-book.ts";

const agencyVersion = "2026-11";

/** A refusal by the agency itself rather than by a written law. */
export function agencyReason(rule: string, text: string): Reason {
  return { rule, version: agencyVersion, text };
}

/** A refusal by a rule; the sentence ends with its name and version, so that an agent can ask about it. */
export function ruleReason(rule: Rule, text: string): Reason {
  return { rule: rule.id, version: rule.version, text: `${text} (${rule.title}, ${versionLabel(rule)}).` };
}

/** A reason ends with its rule in brackets where a written law stands behind it: the two apart, and what is, without when it ends. */
export function ruleApart(reason: Reason | undefined): { because: string; rule: string } {
  if (!reason) return { because: "", rule: "" };
  const [, because, rule] = /^(.*) \(([^()]+)\)\.$/s.exec(reason.text) ?? [];
  return because && rule
    ? { because: because.split("; ")[0] ?? because, rule }
    : { because: reason.text, rule: `The agency’s own rule, ${reason.version}` };
}

/** "London and New York". */
export function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "Australia/Broken_Hill" is "Broken Hill" to an agent. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const names = new Intl.DisplayNames(["en"], { type: "region" });

export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** "Mon 23 Nov 2026, 09:00 in London": their wall clock, never ours. */
export function momentText(at: number, zones: string[]): string {
  const zone = zones[0] ?? "UTC";
  const { day, minutes } = wallClock(zone, at);
  return `${dayDate(new Date(day * DAY_MS), "UTC")}, ${hhmm(minutes)} in ${cityOf(zone)}`;
}
