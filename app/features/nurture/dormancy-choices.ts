import { isId } from "#app/kit/ids.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

/** Why a lead sleeps, as an agent heard it; for what it waits, where that was said. */
export type Dormancy = { reason: DormancyReason; offeringId: string | null };
export type DormancyChoice = { id: string; reason: DormancyReason; label: string };

/** What "not now" can mean. A contract has an outcome of its own, and what the client says of a lead is not the agent's to say. */
const heard = {
  "not-now": "No reason given",
  "offering-missing": "Something was missing",
  "unhappy-but-staying": "Unhappy, but staying",
  "decides-slowly": "Large, decides slowly",
  "competitor-news": "With a supplier, no end known",
  "bought-elsewhere": "Bought elsewhere",
  seasonal: "Not their season",
} satisfies Partial<Record<DormancyReason, string>>;

/** Somebody else supplies them: by whom, and until when, is worth asking. */
export const isSupplied = (reason: DormancyReason | null): boolean =>
  reason !== null && ["under-contract", "unhappy-but-staying", "competitor-news", "bought-elsewhere"].includes(reason);

const isHeard = (reason: string): reason is keyof typeof heard => Object.hasOwn(heard, reason);

/** What an agent chooses from: each reason, and each thing the client does not offer yet. */
export function dormancyChoices(offerings: readonly { id: string; name: string }[]): DormancyChoice[] {
  return Object.entries(heard).flatMap(([reason, label]) => {
    if (!isHeard(reason)) return [];
    const awaited = reason === "offering-missing" ? offerings : [];
    return [
      { id: reason, reason, label },
      ...awaited.map(({ id, name }) => ({ id: `${reason}:${id}`, reason, label: `Waits for ${name}` })),
    ];
  });
}

/** A choice as it comes back from the desk; null where it is none. */
export function readChoice(choice: string): Dormancy | null {
  const [reason = "", offeringId] = choice.split(":");
  if (!isHeard(reason)) return null;
  if (offeringId === undefined) return { reason, offeringId: null };
  return reason === "offering-missing" && isId(offeringId) ? { reason, offeringId } : null;
}
