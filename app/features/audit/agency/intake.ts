import { count, number } from "#app/ui/format.ts";
import { active, type Tellings } from "../telling.ts";
import { listWords, wordsFor } from "../words.ts";

/** Files, their rows, and lists of whom not to call. */
export const intakeSentences = {
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
  "row.verdict-changed": ({ line, from, to }, { who }) =>
    active(who, `changed row ${number(line)} from ${from} to ${to}`, `Row ${number(line)} went from ${from} to ${to}`),
  "list.used": ({ kind, rows, lifted }, { who }) =>
    `${active(
      who,
      `put a list of ${listWords[kind]} in force, ${count(rows, "row")}`,
      `A list of ${listWords[kind]} was put in force, ${count(rows, "row")}`,
    )}${lifted > 0 ? ` ${number(lifted)} of the list before it may be called again.` : ""}`,
  "list.taken-back": ({ kind, lifted }, { who }) =>
    `${active(who, `took back a list of ${listWords[kind]}`, `A list of ${listWords[kind]} was taken back`)} ${number(lifted)} of it may be called again.`,
} satisfies Tellings<`import.${string}` | `row.${string}` | `list.${string}`>;
