import type { GoldenField, Survivorship } from "#db/vocabulary.ts";

export const fieldWords: Record<GoldenField, string> = {
  name: "Name",
  address: "Address",
  web: "Website",
  industry: "Industry",
  employees: "Employees",
  "company-number": "Register number",
};

/** As a choice: "Whose word counts?" */
export const survivorshipWords: Record<Survivorship, string> = {
  "kept-record": "The record that was kept",
  "most-recent": "The one a file spoke of last",
  "most-complete": "The one that says most",
  "most-often": "What most records say",
  longest: "The longest",
  "preferred-file": "A file that counts first",
};

/** As a reason, after the value. */
export const becauseWords: Record<Survivorship, string> = {
  "kept-record": "the kept record comes first",
  "most-recent": "said last",
  "most-complete": "the most complete",
  "most-often": "said most often",
  longest: "the longest",
  "preferred-file": "from the file that counts first",
};
