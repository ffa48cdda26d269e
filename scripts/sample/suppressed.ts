import type { Cells } from "./columns.ts";
import { fullName, type Inventor } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { otherWriting, write } from "./phones.ts";
import type { Clerk, Row } from "./record.ts";

/** The records that must never be dialled, said in every way a client says it. */
export function suppressed(dice: Dice, invent: Inventor, clerk: Clerk): Row[] {
  const rows: Row[] = [];

  function add(tag: string, given: Partial<Cells>): Row {
    const row = { ...clerk.type(invent.company(), { Mobile: "", ...given }, [tag]), fate: "suppressed" as const };
    rows.push(row);
    return row;
  }

  const answers = ["y", "y", "y", "y", "Y", "Y", "Y", "yes", "yes", "YES", "Yes", "x", "X", "TRUE", "1"];
  for (let n = 0; n < 27; n += 1) add("do-not-call-column", { "Do not call": answers[n % answers.length] ?? "y" });

  // It says "do not call": that wins over being of no use.
  add("do-not-call-column", { "Do not call": "y", "Tel 1": "n/a", "Tel 2": "", Mail: "", Web: "" });
  add("do-not-call-column", { "Do not call": "y", "Tel 1": "", "Tel 2": "", Mail: "", Web: "" });
  add("do-not-call-column", { "Do not call": "Y", Firm: "" });

  for (const ending of [
    " - DO NOT CALL",
    " - DO NOT CALL",
    " (DO NOT CALL)",
    " ** DO NOT CALL **",
    " - do not phone",
    " (DNC)",
  ]) {
    const company = invent.company();
    const row = clerk.type(company, { Firm: fullName(company) + ending, Mobile: "" }, ["do-not-call-name"]);
    rows.push({ ...row, fate: "suppressed" });
  }

  const notes = [
    "TPS registered - do not phone",
    "TPS registered - do not phone",
    "Do not call again, told us so in March",
    "DO NOT CALL",
    "CTPS - do not call",
    "Asked not to be called again 14/06/24",
    "DNC per Sam",
    "Very cross. Do not phone.\nLetter only.",
    "Please do not contact by phone",
    "Asked to be taken off our calling list",
  ];
  for (const note of notes) add("do-not-call-note", { Notes: note, "Do not call": "" });

  // The company again, from the other list, with the flag left empty: its number is known, so it binds this one too.
  for (let n = 0; n < 5; n += 1) {
    const company = invent.company();
    const row = clerk.type(company, { "Do not call": "y", Mobile: "", "Tel 2": "" }, ["do-not-call-twin"]);
    const twin = {
      "Do not call": "",
      Mobile: "",
      "Tel 2": "",
      "Tel 1": write(company.phone, otherWriting(dice, row.writing)),
    };
    rows.push(
      { ...row, fate: "suppressed" },
      { ...clerk.type(company, twin, ["do-not-call-twin"]), fate: "suppressed" },
    );
  }
  return rows;
}
