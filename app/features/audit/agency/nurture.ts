import { count, number } from "#app/ui/format.ts";
import { active, type Tellings, upperFirst } from "../telling.ts";
import { mailStopWords, runEndWords, signalWords, touchSkipWords, touchWords } from "../words.ts";

/** Plans, signals and mail: how a sleeping lead is kept in touch with. */
export const nurtureSentences = {
  "message.queued": () => "A message was written.",
  "message.sent": () => "A message was sent.",
  "message.failed": () => "A message did not reach them.",
  "message.lost-sight-of": () => "A message may have been sent, or not: somebody has to find out.",
  "message.settled": ({ arrived }, { who }) =>
    active(
      who,
      arrived ? "found that a message had arrived" : "had a message sent again that had not arrived",
      arrived ? "A message had arrived" : "A message that had not arrived was sent again",
    ),
  "offering.superseded": () => "What they wait for was answered anew.",
  "offering.added": (_, { who }) =>
    active(who, "wrote down what leads wait for", "What leads wait for was written down"),
  "signal.raised": ({ kind, woken, noted }, { who }) =>
    active(
      who,
      `told of ${signalWords[kind]}: ${count(woken, "lead")} woken, ${number(noted)} noted`,
      `${upperFirst(signalWords[kind])}: ${count(woken, "lead")} woken, ${number(noted)} noted`,
    ),
  "plan.saved": ({ steps }, { who }) =>
    active(who, `saved a touch plan of ${count(steps, "step")}`, `A touch plan of ${count(steps, "step")} was saved`),
  "plan.chosen": ({ planId }, { who }) =>
    planId
      ? active(who, "chose a touch plan for them", "A touch plan was chosen for them")
      : active(who, "chose no touch plan for them", "No touch plan was chosen for them"),
  "plan.started": () => "A touch plan began.",
  "plan.ended": ({ reason }) => `The touch plan ended: ${runEndWords[reason]}.`,
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
  "touch.done": ({ kind }, { who }) =>
    who ? `${who} made a touch: ${touchWords[kind]}.` : `A touch was made: ${touchWords[kind]}.`,
  "touch.failed": ({ bounced }) =>
    bounced
      ? "An email did not go: there is no such mailbox."
      : "An email did not go: the mail server did not take it, or it was not to go any more.",
  "touch.skipped": ({ kind, why: because }) => `A touch was left out, ${touchWords[kind]}: ${touchSkipWords[because]}.`,
  "mail.stopped": ({ reason }) => `Nothing more is written to this address: ${mailStopWords[reason]}.`,
  "mail.answered": () => "They answered an email.",
} satisfies Tellings<
  | `offering.${string}`
  | `signal.${string}`
  | `plan.${string}`
  | `plans.${string}`
  | `presets.${string}`
  | `touch.${string}`
  | `message.${string}`
  | `mail.${string}`
>;
