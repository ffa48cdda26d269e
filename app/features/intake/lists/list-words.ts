import { date } from "#app/ui/format.ts";
import type { SuppressionListKind } from "#db/vocabulary.ts";
import type { RowReason } from "../inspect.ts";

type Words = {
  /** As a heading. */
  name: string;
  /** In the middle of a sentence: "the client's list of …". */
  of: string;
  says: string;
};

/** What each kind of list is called, and of whom it is. */
export const listWords: Record<SuppressionListKind, Words> = {
  "do-not-call": {
    name: "Do not call",
    of: "numbers not to be called",
    says: "People and companies who asked not to be called.",
  },
  customers: {
    name: "Customers",
    of: "customers",
    says: "Whom the client sells to already.",
  },
  opportunities: {
    name: "Open opportunities",
    of: "open opportunities",
    says: "Whom the client’s own people are selling to now.",
  },
};

export type Named = { kind: SuppressionListKind; fileName: string; usedAt: Date; clientId: string | null };

/** Why a row is not called, or should be looked at before it is. Another client never learns what the agency's own list is called. */
export function reasonOf({ kind, fileName, usedAt, clientId }: Named, certain: boolean): RowReason {
  if (clientId === null) return { code: "suppressed-by-agency", field: null, text: "Suppressed by the agency." };
  const list = `the client’s list of ${listWords[kind].of} (${fileName}, ${date(usedAt, "UTC")}).`;
  return certain
    ? { code: `on-list-${kind}`, field: null, text: `On ${list}` }
    : { code: "likely-on-list", field: null, text: `Perhaps on ${list} Look before calling.` };
}

/** By what a lead was found on a list. */
export type Means = "number" | "email" | "domain" | "register" | "name";
export const meansWords: Record<Means, string> = {
  number: "the same number",
  email: "the same email address",
  domain: "the same web domain",
  register: "the same company number",
  name: "name and place",
};

/** Whoever is found as a customer is one by every way to reach them; a wish not to be called by somebody's number or address is theirs alone. */
export const bindsCompany = (kind: SuppressionListKind, means: Means): boolean =>
  kind !== "do-not-call" || means === "name" || means === "register";

const refusals: Record<string, string> = {
  ended: "This list is no longer in force; upload it again to use it.",
  "holds-nothing":
    "No column holds a number, an address, a website or a company. Say what the columns are, then try again.",
  "read-otherwise": "Somebody changed how the list is read meanwhile. Look at it again, then put it in force.",
  "used-already":
    "Somebody has put the list in force meanwhile, as it was read then. To read it otherwise, take it back and upload it again.",
  "not-a-list": "The list cannot be read so. Choose another sheet, or leave it and upload it again.",
  "not-in-force": "The list is not in force, so there is nothing to take back.",
  "not-asked": "There is nothing to decide about this lead any more.",
  held: "An agent has this lead in hand. Try again when the call is over.",
  "handed-over": "The lead is at the gate or with the client. Decide about it there.",
};

/** A refusal as people read it; nothing where there was none. */
export const refusalSentence = (reason: string | null): string | null => (reason ? (refusals[reason] ?? null) : null);
