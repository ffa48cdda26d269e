// Longer than most: one sentence for each thing that happens to the agency and not to a lead.
import { count, duration, localDate, money, number } from "#app/ui/format.ts";
import type { SuppressionKind } from "#db/vocabulary.ts";
import type { EventData, EventType } from "./events.ts";
import { active, type Say, type Telling, upperFirst } from "./telling.ts";
import {
  callWords,
  campaignPauseWords,
  changeWords,
  closeWords,
  declineWords,
  dormancyWords,
  listWords,
  mailStopWords,
  nextActionWords,
  pauseWords,
  runEndWords,
  sectorWords,
  signalWords,
  skipWords,
  sourceWords,
  touchSkipWords,
  touchWords,
  updateWords,
  wordsFor,
} from "./words.ts";

const next = ({ nextAction, dueAt }: { nextAction: string | null; dueAt: string | null }, say: Say): string =>
  nextAction && dueAt ? ` Next: ${wordsFor(nextAction, nextActionWords)}, due ${say.at(dueAt)}.` : "";

function why(data: EventData["lead.stage-changed"], say: Say): string {
  if (data.closeReason) return `: ${closeWords[data.closeReason]}`;
  if (data.dormancyReason) return `: ${dormancyWords[data.dormancyReason]}`;
  if (data.reason === data.to) return "";
  return data.reason ? `: ${lowerFirst(outcomeName(data.reason, say))}` : "";
}

/** The code of a campaign's own outcome says nothing to anybody; one that was removed again has the name that was kept of it, if any. */
const outcomeName = (code: string, say: Say, kept?: string): string =>
  say.outcomes?.[code] ?? kept ?? (code.startsWith("own-") ? "one that was removed" : wordsFor(code));

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const company = (id: string, say: Say): string => say.companies?.[id] ?? "a company";
const onNumber = (id: string, say: Say): string => say.numbers?.[id] ?? "a number";
const toNumber = (attemptId: string, say: Say): string => {
  const called = say.numberOfAttempt?.[attemptId];
  return called ? ` to ${called}` : "";
};

const question = (id: string, say: Say): string => `“${say.questions?.[id] ?? "a question"}”`;
const feeWords = (minor: number | null, { currency }: { currency: string }): string =>
  minor === null ? "none" : money(minor, currency);

const movedWords = {
  missed: "it was missed",
  clock: "the clock there is another",
  away: "its agent is away",
} as const;

const aThing: Record<SuppressionKind, string> = {
  number: "a number",
  email: "an email address",
  domain: "a domain",
  company: "a company",
  person: "a person",
};
const forWhom = (agencyWide: boolean): string => (agencyWide ? " for the whole agency" : " for this client");

/** How each kind of event reads to the agency's own people: with names, and with everything that was decided. */
export const agencySentences = {
  "user.signed-in": (_, { who }) => active(who, "signed in", "Somebody signed in"),
  "user.created": ({ userId }, say) =>
    active(say.who, `added ${say.name(userId) ?? "a person"}`, `${say.name(userId) ?? "A person"} was added`),
  "user.password-changed": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} changed their password.`,
  "user.away": ({ userId, until, callbacks }, say) =>
    `${say.name(userId) ?? "Somebody"} is away until ${say.at(until)}; ${callbacks === "anyone" ? "colleagues keep their promises" : "their promises wait for them"}.`,
  "user.back": ({ userId }, say) => `${say.name(userId) ?? "Somebody"} is back.`,
  "user.disabled": ({ userId }, say) =>
    active(say.who, `closed ${say.name(userId) ?? "a person"}’s account`, "An account was closed"),
  "clock.moved": ({ aheadMs }, { who }) =>
    active(
      who,
      `moved the demo’s clock; it runs ${count(Math.round(aheadMs / 3_600_000), "hour")} ahead`,
      "The demo’s clock was moved",
    ),
  "client.created": (_, { who, client }) => active(who, `added the client ${client}`, `${client} became a client`),
  "campaign.created": (_, { who }) => active(who, "opened the campaign", "The campaign was opened"),
  "campaign.status-changed": ({ from, to, because, until }, { who }) => {
    const pause = `${until ? ` until ${localDate(until)}` : ""}${because ? `: ${campaignPauseWords[because]}` : ""}`;
    return active(who, `took the campaign from ${from} to ${to}${pause}`, `The campaign went from ${from} to ${to}`);
  },
  "campaign.outcome-set": ({ disposition }, say) => {
    const label = outcomeName(disposition, say);
    return active(say.who, `set the outcome “${label}”`, `The outcome “${label}” was set`);
  },
  "campaign.outcome-added": ({ disposition, like, label: kept }, say) => {
    const added = `the outcome “${outcomeName(disposition, say, kept)}”, which behaves like “${outcomeName(like, say)}”`;
    return active(say.who, `added ${added}`, `The campaign got ${added}`);
  },
  "campaign.outcome-removed": ({ disposition, label: kept }, say) => {
    const label = outcomeName(disposition, say, kept);
    return active(say.who, `removed the outcome “${label}”`, `The outcome “${label}” was removed`);
  },
  "campaign.callbacks-set": ({ windowMinutes, anyonesAfterMinutes, perHour, perDay }, { who }) =>
    `${active(who, "set how promises are kept", "How promises are kept was set")} Within ${count(windowMinutes, "minute")}, anyone’s after ${number(anyonesAfterMinutes)}; ${number(perHour)} an hour and ${number(perDay)} a day for each agent.`,
  "campaign.settled": ({ closed }) => `Every lead of the campaign is settled; ${count(closed, "lead")} closed with it.`,

  "campaign.order-changed": ({ factors }, { who }) =>
    active(who, `set ${count(factors, "weight")} of the queue’s order`, `${count(factors, "weight")} of the order set`),
  "campaign.terms-changed": ({ endsOn, callerId, sector, fee }, { who }) => {
    const what = [
      ...(endsOn ? [`the campaign’s last day to ${localDate(endsOn)}`] : []),
      ...(callerId ? ["the number it shows"] : []),
      ...(sector ? [`what it calls about to ${sectorWords[sector]}`] : []),
      ...(fee
        ? [`the fee for a passed lead from ${feeWords(fee.fromMinor, fee)} to ${feeWords(fee.toMinor, fee)}`]
        : []),
    ].join(", and ");
    return active(who, `changed ${what}`, `Somebody changed ${what}`);
  },
  "campaign.script-changed": ({ before, after }, say) => {
    const told = (ids: string[]) => ids.map((id) => `“${say.lines?.[id] ?? "a line"}”`).join(", ");
    if (before.length === 0)
      return active(say.who, `added to what is said: ${told(after)}`, `Said as well: ${told(after)}`);
    if (after.length === 0)
      return active(say.who, `took from what is said: ${told(before)}`, `Said no more: ${told(before)}`);
    return active(
      say.who,
      `changed what is said: ${told(before)} became ${told(after)}`,
      `What is said was changed: ${told(before)} became ${told(after)}`,
    );
  },
  "campaign.question-added": ({ criterionId }, say) =>
    active(say.who, `asks as well: ${question(criterionId, say)}`, `Asked as well: ${question(criterionId, say)}`),
  "campaign.question-changed": ({ criterionId, formerId }, say) => {
    const became = say.reworded?.[formerId] ?? say.questions?.[criterionId] ?? "another wording";
    const what = `${question(formerId, say)} became “${became}”`;
    return active(say.who, `changed a question: ${what}`, `A question was changed: ${what}`);
  },
  "campaign.question-put-away": ({ criterionId }, say) =>
    active(
      say.who,
      `put the question ${question(criterionId, say)} away`,
      `Asked no more: ${question(criterionId, say)}`,
    ),
  "campaign.question-asked-again": ({ criterionId }, say) =>
    active(say.who, `asks again: ${question(criterionId, say)}`, `Asked again: ${question(criterionId, say)}`),
  "campaign.caller-added": ({ userId }, say) => {
    const caller = say.name(userId) ?? "an agent";
    return active(say.who, `put ${caller} on the campaign`, `${upperFirst(caller)} calls for the campaign`);
  },
  "campaign.caller-removed": ({ userId, leads }, say) => {
    const caller = say.name(userId) ?? "an agent";
    const left = leads > 0 ? ` ${count(leads, "lead")} of theirs became anyone’s.` : "";
    return `${active(say.who, `took ${caller} off the campaign`, `${upperFirst(caller)} calls for it no more`)}${left}`;
  },
  "campaign.caller-changed": ({ userId, share, languages }, say) =>
    active(
      say.who,
      `gave ${say.name(userId) ?? "a caller"} a share of ${number(share)} and ${count(languages, "language")}`,
      `${say.name(userId) ?? "A caller"} has a share of ${number(share)} and ${count(languages, "language")}`,
    ),
  "agent.paused": ({ because, until }, { who, at }) => {
    const spell = until ? `until ${at(until)}` : "for a while";
    return active(
      who,
      `left the desk ${spell}: ${pauseWords[because]}`,
      `Away from the desk ${spell}: ${pauseWords[because]}`,
    );
  },
  "agent.resumed": (_, { who }) => active(who, "came back to the desk", "Back at the desk"),

  "import.uploaded": ({ bytes }, { who }) =>
    active(who, `uploaded a file of ${number(bytes)} bytes`, `A file of ${number(bytes)} bytes was uploaded`),
  "import.mapping-corrected": ({ columns }, { who }) =>
    active(who, `corrected ${count(columns, "column")}`, `${count(columns, "column")} corrected`),
  "import.rows-mended": ({ cells, rows }, { who }) =>
    active(
      who,
      `mended ${count(cells, "cell")} of ${count(rows, "row")}`,
      `${count(cells, "cell")} of ${count(rows, "row")} mended`,
    ),
  "import.committed": (data, { who }) =>
    `${active(who, `committed ${count(data.rows, "row")}`, `${count(data.rows, "row")} committed`)} ${count(data.leads, "lead")}, ${number(data.merged)} merged, ${number(data.suppressed)} suppressed, ${number(data.quarantined)} quarantined, ${number(data.blank)} blank.`,
  "import.cancelled": ({ rowsDone }, { who }) =>
    active(
      who,
      `stopped the import after ${count(rowsDone, "row")}`,
      `The import stopped after ${count(rowsDone, "row")}`,
    ),
  "import.failed": ({ code }) => `The import failed: ${wordsFor(code)}.`,
  "import.undo-asked": (_, { who }) => active(who, "asked to take the import back", "The import was to be taken back"),
  "import.undone": ({ rows, leads }, { who }) =>
    active(
      who,
      `took the import back: ${count(rows, "row")}, ${count(leads, "lead")}`,
      `The import was taken back: ${count(rows, "row")}, ${count(leads, "lead")}`,
    ),
  "row.mended": ({ line, cells }, { who }) =>
    active(
      who,
      `mended ${count(cells, "cell")} of row ${number(line)}`,
      `${count(cells, "cell")} of row ${number(line)} mended`,
    ),
  "list.used": ({ kind, rows, lifted }, { who }) =>
    `${active(
      who,
      `put a list of ${listWords[kind]} in force, ${count(rows, "row")}`,
      `A list of ${listWords[kind]} was put in force, ${count(rows, "row")}`,
    )}${lifted > 0 ? ` ${number(lifted)} of the list before it may be called again.` : ""}`,
  "list.taken-back": ({ kind, lifted }, { who }) =>
    `${active(who, `took back a list of ${listWords[kind]}`, `A list of ${listWords[kind]} was taken back`)} ${number(lifted)} of it may be called again.`,
  "row.verdict-changed": ({ line, from, to }, { who }) =>
    active(who, `changed row ${number(line)} from ${from} to ${to}`, `Row ${number(line)} went from ${from} to ${to}`),

  "lead.created": (data, say) => {
    const row = data.rowId ? say.rows?.[data.rowId] : undefined;
    return `Lead opened ${row ? `from ${row}` : sourceWords[data.source]}, ${data.stage}.${next(data, say)}`;
  },
  "lead.stage-changed": (data, say) => `${upperFirst(data.from)} became ${data.to}${why(data, say)}.${next(data, say)}`,
  "lead.rescheduled": (data, say) => next(data, say).trim() || "The next step was taken off.",
  "lead.leased": ({ until }, say) =>
    active(say.who, `took the lead on the desk, until ${say.at(until)}`, "Taken on the desk"),
  "lead.extended": ({ until }, say) =>
    active(say.who, `kept the lead until ${say.at(until)}`, `Kept until ${say.at(until)}`),
  "lead.released": ({ why: because, skipReason }, { who }) => {
    switch (because) {
      case "skipped":
        return active(
          who,
          `passed over the lead: ${wordsFor(skipReason ?? "no reason kept", skipWords)}`,
          "Passed over",
        );
      case "outcome":
        return active(who, "put the lead down with an outcome", "Put down with an outcome");
      case "expired":
        return `${who ?? "The agent"} gave no sign of life; the lead went back to the queue.`;
      case "signed-out":
        return active(who, "signed out; the lead went back to the queue", "Back to the queue");
      case "refused":
        return "May not be called now; the lead went back to the queue.";
      case "paused":
        return active(who, "left the desk for a while; the lead went back to the queue", "Back to the queue");
    }
  },
  "lead.listed": ({ kind, closed }) =>
    `Found on the list of ${listWords[kind]}${closed ? "." : "; it is in hand, so a person decides."}`,
  "lead.contract-heard": ({ endOn, supplierChanged }, { who }) => {
    const what = [
      ...(endOn ? [`that their contract ends on ${localDate(endOn)}`] : []),
      ...(supplierChanged ? ["who supplies them"] : []),
    ];
    return active(who, `heard ${what.join(", and ") || "how long their contract runs"}`, "Heard of their contract");
  },
  "lead.assigned": ({ assigneeId }, say) =>
    assigneeId
      ? active(
          say.who,
          `gave the lead to ${say.name(assigneeId) ?? "a colleague"}`,
          `Given to ${say.name(assigneeId) ?? "a colleague"}`,
        )
      : active(say.who, "made the lead anyone’s", "The lead became anyone’s"),

  "lead.pulled": ({ agentId }, say) =>
    say.who !== null && say.who === say.name(agentId)
      ? `${say.who} is to have it next, by their own wish.`
      : active(
          say.who,
          `wants ${say.name(agentId) ?? "a colleague"} to have the lead next`,
          `${say.name(agentId) ?? "A colleague"} is to have it next`,
        ),
  "callback.missed": ({ promisedAt, agentId }, say) =>
    `The call promised for ${say.at(promisedAt)} was not made${agentId ? `; ${say.name(agentId) ?? "its agent"} had promised it` : ""}.`,
  "callback.left-over": ({ promisedAt, agentId }, say) =>
    `A call was promised for ${say.at(promisedAt)} in the campaign before${agentId ? `, by ${say.name(agentId) ?? "an agent"}` : ""}; nobody rings them here.`,
  "callback.seen-to": (_, { who }) =>
    active(who, "saw to the call that was promised before", "The call that was promised before is seen to"),
  "callback.moved": ({ from, to, because }, say) =>
    because === "agreed"
      ? active(
          say.who,
          `moved the promise for ${say.at(from)} to ${say.at(to)}`,
          `The promise for ${say.at(from)} was moved to ${say.at(to)}`,
        )
      : `The promise for ${say.at(from)} became ${say.at(to)}: ${movedWords[because]}.`,
  "lead.led-to": ({ source, companyId }, say) => {
    const where = company(companyId, say);
    if (source === "moved") return active(say.who, `followed somebody who moved to ${where}`, `Followed to ${where}`);
    if (source === "referred") return active(say.who, `was referred to ${where}`, `Referred to ${where}`);
    return "It goes on in the campaign that follows.";
  },

  "company.merged": (data, say) =>
    `${upperFirst(company(data.mergedCompanyId, say))} was merged into ${company(data.keptCompanyId, say)}${data.certain ? ": certain, nobody had to be asked" : say.who ? ` by ${say.who}` : ""}.`,
  "company.updated": ({ kinds }, { client }) =>
    `A newer file of ${client} brought: ${kinds.map((kind) => changeWords[kind]).join(", ")}.`,
  "company.unmerged": (data, say) =>
    `${upperFirst(company(data.mergedCompanyId, say))} was taken apart from ${company(data.keptCompanyId, say)}${say.who ? ` by ${say.who}` : ""}${data.revivedLeadId ? "; its lead is open again" : ""}.`,
  "company.field-chosen": ({ field, sourceCompanyId }, { who }) =>
    sourceCompanyId
      ? active(
          who,
          `chose the ${wordsFor(field)} of the merged company`,
          `The ${wordsFor(field)} of the merged company was chosen`,
        )
      : active(
          who,
          `left the ${wordsFor(field)} to the rule again`,
          `The ${wordsFor(field)} was left to the rule again`,
        ),
  "company.field-typed": ({ field }, { who }) =>
    active(
      who,
      `typed the ${wordsFor(field)} of the merged company`,
      `The ${wordsFor(field)} of the merged company was typed`,
    ),
  "client.survivorship-set": ({ field, rule }, { who }) =>
    active(
      who,
      `set whose word counts for the ${wordsFor(field)}: ${rule ? wordsFor(rule) : "the house’s rule"}`,
      `Whose word counts for the ${wordsFor(field)} was set: ${rule ? wordsFor(rule) : "the house’s rule"}`,
    ),
  "pair.answered": ({ answer }, { who }) =>
    active(who, `answered “${answer}” to a likely duplicate`, `A likely duplicate was answered “${answer}”`),
  "pair.reopened": (_, { who }) =>
    active(who, "took back the answer to a likely duplicate", "The answer to a likely duplicate was taken back"),

  "number.suppressed": ({ phoneNumberId, agencyWide }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} must not be called again${agencyWide ? ", by anyone in the agency" : " for this client"}.`,
  "suppression.added": ({ kind, agencyWide }, { who }) =>
    active(
      who,
      `suppressed ${aThing[kind]}${forWhom(agencyWide)}`,
      `${upperFirst(aThing[kind])} was suppressed${forWhom(agencyWide)}`,
    ),
  "suppression.lifted": ({ kind, agencyWide }, { who }) =>
    active(
      who,
      `lifted the suppression of ${aThing[kind]}${forWhom(agencyWide)}`,
      `The suppression of ${aThing[kind]} was lifted${forWhom(agencyWide)}`,
    ),
  "consent.recorded": (_, { who }) =>
    active(who, "recorded that a number does not object to being called", "A number does not object to being called"),
  "consent.withdrawn": (_, { who }) =>
    active(who, "recorded that a number takes back its consent", "A number took back its consent"),
  "basis.recorded": ({ country }, { who }) =>
    active(
      who,
      `recorded a basis for calling companies in ${country}`,
      `A basis for calling companies in ${country} was recorded`,
    ),
  "rule.written": ({ ruleId, version, validFrom }, { who }) =>
    active(
      who,
      `wrote the rule ${ruleId} ${version}, from ${validFrom}`,
      `The rule ${ruleId} ${version} was written, from ${validFrom}`,
    ),
  "rule.checked": ({ ruleId, version }, { who }) =>
    active(
      who,
      `compared the rule ${ruleId} ${version} with its source`,
      `The rule ${ruleId} ${version} was compared with its source`,
    ),
  "rule.ended": ({ ruleId, version, validTo }, { who }) =>
    active(
      who,
      `ended the rule ${ruleId} ${version} on ${validTo}`,
      `The rule ${ruleId} ${version} ends on ${validTo}`,
    ),
  "screening.loaded": ({ list, entries }, { who }) =>
    active(
      who,
      `loaded the ${list}, ${count(entries, "number")}`,
      `The ${list} was loaded, ${count(entries, "number")}`,
    ),
  "number.added": ({ phoneNumberId }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} was found${say.who ? ` by ${say.who}` : ""}.`,
  "number.died": ({ phoneNumberId, reason }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} was struck out: ${lowerFirst(outcomeName(reason, say))}.`,
  "contact.left": ({ contactId }, say) => `${say.contacts?.[contactId] ?? "A person"} has left the company.`,

  "call.placed": ({ phoneNumberId }, say) =>
    active(say.who, `rang ${onNumber(phoneNumberId, say)}`, `${upperFirst(onNumber(phoneNumberId, say))} was rung`),
  "call.refused": ({ phoneNumberId, verdict, rules }, say) =>
    `${upperFirst(onNumber(phoneNumberId, say))} ${verdict === "wait" ? "could not be called yet" : "may not be called"}: ${rules.map((rule) => wordsFor(rule)).join(", ") || "no rule kept"}.`,
  "call.ended": ({ attemptId, status, talkSeconds }, say) =>
    `The call${toNumber(attemptId, say)} ${callWords[status]}${talkSeconds ? `; talked for ${duration(talkSeconds)}` : ""}.`,
  "call.returned": ({ promisedAt }, say) =>
    `They rang us${promisedAt ? `; we said that we ring again, and do on ${say.at(promisedAt)}` : ""}.`,
  "voicemail.left": (_, { who }) => active(who, "left a message on the machine", "A message was left on the machine"),
  "outcome.recorded": ({ disposition }, say) => {
    const label = outcomeName(disposition, say);
    return active(say.who, `recorded “${label}”`, `Outcome: ${label}`);
  },

  "handback.qualified": (_, { who, client }) =>
    active(
      who,
      `qualified the lead: ${client}’s questions are answered`,
      `Qualified: ${client}’s questions are answered`,
    ),
  "handback.refused": (_, { who }) => active(who, "sent it back from the gate", "Sent back from the gate"),
  "handback.passed": ({ acceptBy }, say) =>
    `${active(say.who, `passed it to ${say.client}`, `Passed to ${say.client}`)} Theirs to answer by ${say.day(acceptBy)}.`,
  "handback.accepted": ({ clientOwnerId }, say) => {
    const owner = say.name(clientOwnerId);
    return `${say.who ?? say.client} accepted it${owner && owner !== say.who ? ` for ${owner}` : ""}; it is ${say.client}’s now.`;
  },
  "handback.declined": ({ reason }, say) => `${say.who ?? say.client} declined it: ${declineWords[reason]}.`,
  "handback.expired": (_, { client }) => `${client} did not answer in time; it is the agency’s again.`,
  "handback.taken-back": ({ answer }, say) =>
    `${say.who ?? say.client} took it back: it is no longer ${answer}, and waits for an answer again.`,
  "handback.reopened": () => "It stands at the gate again.",
  "handback.reported": ({ kind, valueMinor, currency }, say) =>
    `${say.who ?? say.client} reported: ${updateWords[kind]}${valueMinor !== null && currency ? `, ${money(valueMinor, currency)}` : ""}.`,

  "message.queued": () => "A message was written.",
  "message.sent": () => "A message was sent.",
  "message.failed": () => "A message could not be sent.",
  "message.settled": ({ arrived }, { who }) =>
    active(
      who,
      arrived ? "found that a message had arrived" : "had a message sent again that had not arrived",
      arrived ? "A message had arrived" : "A message that had not arrived was sent again",
    ),

  "offering.added": (_, { who }) =>
    active(who, "wrote down what leads wait for", "What leads wait for was written down"),
  "signal.raised": ({ kind, woken, noted }, { who }) =>
    active(
      who,
      `told of ${signalWords[kind]}: ${count(woken, "lead")} woken, ${number(noted)} noted`,
      `${upperFirst(signalWords[kind])}: ${count(woken, "lead")} woken, ${number(noted)} noted`,
    ),
  "lead.signalled": ({ kind, effect }) =>
    `${upperFirst(signalWords[kind])}${effect === "woken" ? ": the lead is woken" : "; it was not asleep, so a note was made"}.`,
  "plan.saved": ({ steps }, { who }) =>
    active(who, `saved a touch plan of ${count(steps, "step")}`, `A touch plan of ${count(steps, "step")} was saved`),
  "plans.assigned": ({ reasons }, { who }) =>
    active(
      who,
      `said for ${count(reasons, "reason")} which touch plan begins`,
      `For ${count(reasons, "reason")} it was said which touch plan begins`,
    ),
  "presets.assigned": (_, { who }) =>
    active(
      who,
      "changed the touch plans that campaigns are offered",
      "The touch plans campaigns are offered were changed",
    ),
  "plan.chosen": ({ planId }, { who }) =>
    planId
      ? active(who, "chose a touch plan for them", "A touch plan was chosen for them")
      : active(who, "chose no touch plan for them", "No touch plan was chosen for them"),
  "plan.started": () => "A touch plan began.",
  "plan.ended": ({ reason }) => `The touch plan ended: ${runEndWords[reason]}.`,
  "touch.done": ({ kind }, { who }) =>
    who ? `${who} made a touch: ${touchWords[kind]}.` : `A touch was made: ${touchWords[kind]}.`,
  "touch.failed": ({ bounced }) =>
    bounced
      ? "An email did not go: there is no such mailbox."
      : "An email did not go: the mail server did not take it, or it was not to go any more.",
  "touch.skipped": ({ kind, why: because }) => `A touch was left out, ${touchWords[kind]}: ${touchSkipWords[because]}.`,
  "mail.stopped": ({ reason }) => `Nothing more is written to this address: ${mailStopWords[reason]}.`,
} satisfies { [T in EventType]: Telling<T> };
