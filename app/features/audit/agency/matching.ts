import { active, type Tellings, upperFirst } from "../telling.ts";
import { changeWords, wordsFor } from "../words.ts";
import { company } from "./named.ts";

/** Which records are one company, and whose word counts for it. */
export const matchingSentences = {
  "client.survivorship-set": ({ field, rule }, { who }) =>
    active(
      who,
      `set whose word counts for the ${wordsFor(field)}: ${rule ? wordsFor(rule) : "the house’s rule"}`,
      `Whose word counts for the ${wordsFor(field)} was set: ${rule ? wordsFor(rule) : "the house’s rule"}`,
    ),
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
  "pair.answered": ({ answer }, { who }) =>
    active(who, `answered “${answer}” to a likely duplicate`, `A likely duplicate was answered “${answer}”`),
  "pair.reopened": (_, { who }) =>
    active(who, "took back the answer to a likely duplicate", "The answer to a likely duplicate was taken back"),
} satisfies Tellings<`company.${string}` | `pair.${string}` | "client.survivorship-set">;
