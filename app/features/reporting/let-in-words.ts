import { count } from "#app/ui/format.ts";
import type { Role } from "#db/vocabulary.ts";

export type ComingBack = {
  name: string;
  role: Role;
  client: string | null;
  /** The campaigns they still call for, by name. */
  campaigns: readonly string[];
  /** Open leads that are still theirs. */
  leads: number;
  /** An admin wrote the password they have, and they have chosen none of their own since. */
  passwordGiven: boolean;
};

/** What somebody who was let in again finds, and what is left for a manager to do: nothing was taken from them, and nothing is given back. */
export function letInWords({ name, role, client, campaigns, leads, passwordGiven }: ComingBack): string {
  const first = `${name} may sign in again, with the ${passwordGiven ? "first password they were given" : "password they had"}.`;
  const theirs = leads === 0 ? "" : `${count(leads, "open lead")} ${leads === 1 ? "is" : "are"} still theirs.`;
  if (role === "client") return said(first, `They see ${client ?? "their client"} as before.`, theirs);
  if (role !== "agent") return said(first, theirs);
  const calls =
    campaigns.length === 0
      ? "They call for no campaign: a manager puts them on one at its queue."
      : `They call for ${listed(campaigns)} as before.`;
  return said(first, calls, theirs, "What colleagues took over meanwhile stays with them.");
}

const said = (...sentences: string[]): string => sentences.filter(Boolean).join(" ");

const listed = (names: readonly string[]): string => new Intl.ListFormat("en-GB").format(names);
