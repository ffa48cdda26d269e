import type { AnsweredBy } from "#db/vocabulary.ts";

/** What the network heard there. It may err; the agent who was on the call knows better. */
export const isHeardAsMachine = ({ answeredBy }: { answeredBy: AnsweredBy | null }): boolean =>
  answeredBy === "machine" || answeredBy === "fax";

/**
 * Whether a person was on the line, as the agent says, in SQL; what the network heard a machine on, only where they said so a second
 * time, or were not asked yet, as nobody was in earlier releases. Null: nothing is said yet.
 * @param outcome how the query names the outcome of a call, `call` the call
 */
export const spokeText = (outcome: string, call: string): string =>
  `(${outcome}.human and (coalesce(${outcome}.against_network, true) or coalesce(${call}.answered_by, '') not in ('machine', 'fax')))`;
