import { tells } from "#tests/told.ts";
import { matchingSentences } from "./matching.ts";

tells(matchingSentences, {
  "client.survivorship-set": [
    { field: "address", rule: "most-recent" },
    "priya",
    "Priya Nair set whose word counts for the address: most recent.",
    null,
  ],
  "company.merged": [
    { mergeId: "m", keptCompanyId: "pike", mergedCompanyId: "harrow", mergedLeadId: null, certain: true },
    null,
    "HARROW AND PIKE LTD was merged into Harrow & Pike: certain, nobody had to be asked.",
    null,
  ],
  "company.updated": [
    { rowId: "r", kinds: ["number", "contract"] },
    "priya",
    "A newer file of Calder Telematics brought: a number, other contract dates.",
    null,
  ],
  "company.unmerged": [
    { mergeId: "m", keptCompanyId: "pike", mergedCompanyId: "harrow", revivedLeadId: "l" },
    "priya",
    "HARROW AND PIKE LTD was taken apart from Harrow & Pike by Priya Nair; its lead is open again.",
    null,
  ],
  "company.field-chosen": [
    { field: "address", sourceCompanyId: "harrow" },
    "priya",
    "Priya Nair chose the address of the merged company.",
    null,
  ],
  "company.field-typed": [{ field: "name" }, "priya", "Priya Nair typed the name of the merged company.", null],
  "pair.answered": [
    { decisionId: "d", answer: "same" },
    "priya",
    "Priya Nair answered “same” to a likely duplicate.",
    null,
  ],
  "pair.reopened": [{ decisionId: "d" }, "priya", "Priya Nair took back the answer to a likely duplicate.", null],
});
