import { z } from "zod";
import type { Contract } from "#app/features/companies/contract-wake.ts";

/** What was said of who supplies them; what was not said is null, and stays as it was known. */
export type ContractHeard = { endOn: string | null; months: number | null; supplier: string | null };

/** As the desk sends it. */
export const contractFields = {
  contractEndsOn: z.iso.date().optional(),
  contractMonths: z.coerce.number().int().min(1).max(240).optional(),
  supplier: z.string().trim().max(120).optional(),
};

type Known = Contract & { supplier: string | null };
const furthestYears = 20;

/**
 * What is known once this was said; null where nothing is new. A contract with another end is another contract: when the old one began says
 * nothing of it.
 */
export function afterHearing(known: Known, heard: ContractHeard): Known | null {
  const endOn = heard.endOn ?? known.endOn;
  const after = {
    startOn: endOn === known.endOn ? known.startOn : null,
    endOn,
    months: heard.months ?? known.months,
    supplier: heard.supplier || known.supplier,
  };
  const same = (["endOn", "months", "supplier"] as const).every((field) => after[field] === known[field]);
  return same ? null : after;
}

/** Further off it is a slip of the year. */
export const isEndTooFar = ({ endOn }: ContractHeard, now: Date): boolean =>
  endOn !== null && Number(endOn.slice(0, 4)) > now.getUTCFullYear() + furthestYears;
