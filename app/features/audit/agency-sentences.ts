import { callSentences } from "./agency/calls.ts";
import { campaignSentences } from "./agency/campaigns.ts";
import { complianceSentences } from "./agency/compliance.ts";
import { handbackSentences } from "./agency/handback.ts";
import { intakeSentences } from "./agency/intake.ts";
import { leadSentences } from "./agency/leads.ts";
import { matchingSentences } from "./agency/matching.ts";
import { nurtureSentences } from "./agency/nurture.ts";
import { peopleSentences } from "./agency/people.ts";
import type { EventType } from "./events.ts";
import type { Telling } from "./telling.ts";

/**
 * How each kind of event reads to the agency's own people: with names, and with everything that was decided. One file for each room of
 * the ledger; an event that none of them tells is an error here.
 */
export const agencySentences = {
  ...peopleSentences,
  ...campaignSentences,
  ...intakeSentences,
  ...leadSentences,
  ...callSentences,
  ...matchingSentences,
  ...complianceSentences,
  ...handbackSentences,
  ...nurtureSentences,
} satisfies { [T in EventType]: Telling<T> };
