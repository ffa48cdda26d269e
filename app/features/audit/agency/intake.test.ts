import { tells } from "#tests/told.ts";
import { intakeSentences } from "./intake.ts";

tells(intakeSentences, {
  "import.uploaded": [{ bytes: 12_345 }, "priya", "Priya Nair uploaded a file of 12,345 bytes.", null],
  "import.mapping-corrected": [{ columns: 1 }, "priya", "Priya Nair corrected 1 column.", null],
  "import.rows-mended": [{ cells: 3, rows: 2 }, "priya", "Priya Nair mended 3 cells of 2 rows.", null],
  "import.committed": [
    { rows: 10, leads: 5, merged: 2, suppressed: 1, quarantined: 1, blank: 1 },
    "priya",
    "Priya Nair committed 10 rows. 5 leads, 2 merged, 1 suppressed, 1 quarantined, 1 blank.",
    null,
  ],
  "import.cancelled": [{ rowsDone: 3 }, null, "The import stopped after 3 rows.", null],
  "import.failed": [{ code: "not-a-table" }, null, "The import failed: not a table.", null],
  "import.undo-asked": [{}, "priya", "Priya Nair asked to take the import back.", null],
  "import.undone": [{ rows: 10, leads: 5 }, "priya", "Priya Nair took the import back: 10 rows, 5 leads.", null],
  "row.mended": [{ rowId: "r318", line: 318, cells: 1 }, "priya", "Priya Nair mended 1 cell of row 318.", null],
  "row.verdict-changed": [
    { rowId: "r318", line: 318, from: "quarantined", to: "lead" },
    "priya",
    "Priya Nair changed row 318 from quarantined to lead.",
    null,
  ],
  "list.used": [
    { listId: "l", kind: "customers", rows: 40, numbers: 30, emails: 2, domains: 20, companies: 40, lifted: 3 },
    "priya",
    "Priya Nair put a list of customers in force, 40 rows. 3 of the list before it may be called again.",
    null,
  ],
  "list.taken-back": [
    { listId: "l", kind: "do-not-call", lifted: 12 },
    "priya",
    "Priya Nair took back a list of numbers not to be called. 12 of it may be called again.",
    null,
  ],
});
