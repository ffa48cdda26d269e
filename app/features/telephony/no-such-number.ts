import type { CallStatus } from "#db/vocabulary.ts";
import { refusalFrom } from "./provider-refusal.ts";

type Ended = { status: CallStatus; sipCode: number | null; errorCode: number | null };

/** SIP's "not found" and "does not exist anywhere"; unreachable for a while, or refused, has other numbers. */
const unknownThere: readonly (number | null)[] = [404, 604];

/** Did the network, or the provider before it asked the network, say that there is no such number? */
export const isNoSuchNumber = ({ status, sipCode, errorCode }: Ended): boolean =>
  status === "failed" &&
  (unknownThere.includes(sipCode) ||
    (errorCode !== null && refusalFrom({ status: 400, code: errorCode }).reason === "number-invalid"));
