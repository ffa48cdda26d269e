import { duration, money } from "#app/ui/format.ts";
import type { EventType } from "./events.ts";
import type { Telling } from "./telling.ts";
import { closeWords, declineWords, touchWords, updateWords } from "./words.ts";

/**
 * What of the ledger is the client's to see, and in which words: their own acts by name, ours without anybody's.
 * Null: who held the lead, what the gate said, what the law refused and other clients' merges stay in the house.
 */
export const clientSentences = {
  "user.signed-in": null,
  "user.created": null,
  "user.disabled": null,
  "user.enabled": null,
  "user.password-changed": null,
  "user.password-given": null,
  "user.second-factor-on": null,
  "user.second-factor-off": null,
  "user.second-factor-removed": null,
  "user.recovery-codes-renewed": null,
  "user.recovery-code-used": null,
  "agency.second-factor-asked": null,
  "user.away": null,
  "user.back": null,
  "clock.moved": null,
  "client.created": null,
  "campaign.created": () => "The campaign began.",
  "campaign.status-changed": null,
  "campaign.outcome-set": null,
  "campaign.outcome-added": null,
  "campaign.outcome-removed": null,
  "campaign.callbacks-set": null,
  "campaign.settled": null,

  "campaign.order-changed": null,
  "campaign.terms-changed": null,
  "campaign.script-changed": null,
  "campaign.question-added": null,
  "campaign.question-changed": null,
  "campaign.question-put-away": null,
  "campaign.question-asked-again": null,
  "campaign.caller-added": null,
  "campaign.caller-removed": null,
  "campaign.caller-changed": null,
  "agent.paused": null,
  "agent.resumed": null,
  "import.uploaded": null,
  "import.mapping-corrected": null,
  "import.rows-mended": null,
  "import.committed": null,
  "import.cancelled": null,
  "import.failed": null,
  "import.undo-asked": null,
  "import.undone": null,
  "row.mended": null,
  "list.used": null,
  "list.taken-back": null,
  "row.verdict-changed": null,

  "lead.created": ({ rowId, source }, say) => {
    const row = rowId ? say.rows?.[rowId] : undefined;
    if (row) return `Taken from ${row}.`;
    return source === "referred" ? "Referred to us in a conversation." : "Added to your backlog.";
  },
  "lead.stage-changed": (data, say) => {
    if (data.to === "closed" && data.closeReason) return `Closed: ${closeWords[data.closeReason]}.`;
    if (data.to === "nurturing" && data.dueAt)
      return `We keep in touch and come back to them on ${say.day(data.dueAt)}.`;
    return null;
  },
  "lead.rescheduled": null,
  "lead.leased": null,
  "lead.extended": null,
  "lead.released": null,
  "lead.listed": null,
  "lead.contract-heard": null,
  "lead.assigned": null,
  "lead.pulled": null,
  "lead.led-to": null,

  "callback.missed": null,
  "callback.left-over": null,
  "callback.owed": null,
  "callback.seen-to": null,
  "callback.moved": null,

  "company.merged": null,
  "company.updated": null,
  "company.unmerged": null,
  "company.field-chosen": null,
  "company.field-typed": null,
  "client.survivorship-set": null,
  "pair.answered": null,
  "pair.reopened": null,

  "number.suppressed": () => "They asked not to be called again; nobody here will.",
  "suppression.added": null,
  "suppression.lifted": null,
  "consent.recorded": null,
  "consent.withdrawn": null,
  "basis.recorded": null,
  "rule.written": null,
  "rule.checked": null,
  "rule.ended": null,
  "screening.loaded": null,
  "number.added": null,
  "number.died": null,
  "contact.left": ({ contactId }, say) =>
    `${say.contacts?.[contactId] ?? "The person we asked for"} has left the company.`,

  "person.erased": () => "Somebody there asked us to erase what we knew of them.",

  "call.placed": null,
  "call.refused": null,
  "call.ended": ({ status, talkSeconds }) =>
    status === "completed" && talkSeconds ? `We spoke, ${duration(talkSeconds)}.` : null,
  "call.found": null,
  "call.returned": () => "They rang us.",
  "voicemail.left": () => "We left a message.",
  "outcome.recorded": null,

  "handback.qualified": () => "Your questions were answered on a call.",
  "handback.refused": null,
  "handback.passed": ({ acceptBy }, say) => `Passed to you, to answer by ${say.day(acceptBy)}.`,
  "handback.accepted": ({ clientOwnerId }, say) => {
    const owner = say.name(clientOwnerId);
    return `${say.who ?? say.client} accepted it${owner && owner !== say.who ? ` for ${owner}` : ""}.`;
  },
  "handback.declined": ({ reason }, say) => `${say.who ?? say.client} declined it: ${declineWords[reason]}.`,
  "handback.expired": (_, { agency }) => `Nobody answered in time; it went back to ${agency}.`,
  "handback.taken-back": (_, say) => `${say.who ?? say.client} took the answer back.`,
  "handback.reopened": null,
  "handback.reported": ({ kind, valueMinor, currency }, say) =>
    `${say.who ?? say.client} reported: ${updateWords[kind]}${valueMinor !== null && currency ? `, ${money(valueMinor, currency)}` : ""}.`,

  "message.queued": null,
  "message.sent": null,
  "message.failed": null,
  "message.lost-sight-of": null,
  "message.settled": null,

  "offering.added": null,
  "offering.superseded": null,
  "signal.raised": null,
  "lead.signalled": null,
  "plan.saved": null,
  "plans.assigned": null,
  "presets.assigned": null,
  "plan.chosen": null,
  "plan.started": () => "We keep in touch by a plan.",
  "plan.ended": null,
  "touch.done": ({ kind }) => `We were in touch: ${touchWords[kind]}.`,
  "touch.failed": null,
  "touch.skipped": null,
  "mail.stopped": null,
  "mail.answered": null,
} satisfies { [T in EventType]: ((...told: Parameters<Telling<T>>) => string | null) | null };
