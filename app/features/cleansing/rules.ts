export type Rule = {
  label: string;
  because: string;
  /** Some rules are the price of reading the cell at all, or keep us lawful: those cannot be switched off. */
  fixed?: true;
};

/** Everything we may change in a cell. A recorded step names one of these; the Cleanse screen shows the words. */
export const rules = {
  "value-replaced": {
    label: "Values you brought together",
    because: "Somebody said that these are different ways of writing one value.",
  },
  "person-mended": {
    label: "Cells mended by a person",
    because: "Somebody who knew better typed over them; what the client sent is kept beside it.",
    fixed: true,
  },
  "text-tidy": {
    label: "Spaces and invisible characters tidied",
    because: "Stray spaces, line marks and zero-width characters make equal values look different.",
    fixed: true,
  },
  "text-entities": {
    label: "Web characters written out",
    because: "“&amp;” is how a web page writes “&”; the file was copied from one.",
  },
  "text-mojibake": {
    label: "Broken accents repaired",
    because: "“CafÃ©” is “Café”, saved in one alphabet and opened in another.",
  },
  "text-wrapper": {
    label: "Spreadsheet wrapper removed",
    because: 'A leading apostrophe or ="…" tells a spreadsheet to leave the cell alone; it is not part of the value.',
    fixed: true,
  },
  "empty-marker": {
    label: "“n/a”, “none”, “-” read as empty",
    because: "Somebody wrote that there is nothing; it is not a value.",
    fixed: true,
  },
  "company-case": {
    label: "Shouted or whispered company names calmed",
    because: "A name in capitals throughout is how a system stored it, not how the company writes it.",
  },
  "company-note": {
    label: "Note taken out of the company name",
    because: "“DO NOT CALL”, “CLOSED” or “(duplicate)” beside a name is a note about the company, not its name.",
  },
  "company-trading-as": {
    label: "“T/A”, “trading as”, “DBA” written as t/a",
    because: "Both names are kept; only the mark between them is written one way.",
  },
  "company-stand-in": {
    label: "Company named after its own domain or its person",
    because: "The row names no company, and you said what stands for one.",
    fixed: true,
  },
  "person-order": {
    label: "Surname and first name put in order",
    because: "“SMITH, JOHN” is how lists are sorted; the agent will say “John Smith”.",
  },
  "person-case": {
    label: "Names of people calmed",
    because: "A name in capitals throughout reads as shouting on the agent's screen.",
  },
  "person-title": {
    label: "Title taken out of the name",
    because: "Mr, Ms or Dr has its own place, so that a first name is a first name.",
  },
  "person-post": {
    label: "Post instead of a name moved to the job title",
    because: "“The Manager” or “Accounts” names nobody; the agent should not ask for it as a person.",
  },
  "phone-international": {
    label: "Phone number written internationally",
    because: "One way of writing a number lets us dial it, screen it and see when two rows share it.",
    fixed: true,
  },
  "phone-leading-zero": {
    label: "Lost leading zero restored",
    because: "A spreadsheet took the number for a sum and dropped its zero.",
  },
  "phone-plus": {
    label: "Lost + restored",
    because: "The number starts with its country code; a spreadsheet dropped the +.",
  },
  "phone-decimal": {
    label: "“.0” behind a number removed",
    because: "The number passed through a program that took it for a decimal.",
  },
  "phone-scientific": {
    label: "Number in scientific form written out",
    because: "A spreadsheet shows long numbers as 4.42079460009E+11; this one still has all its digits.",
  },
  "phone-split": {
    label: "Several numbers in one cell taken apart",
    because: "Each number can be called, and refused, by itself.",
    fixed: true,
  },
  "phone-fax": {
    label: "Fax number left out",
    because: "A fax must never be dialled.",
    fixed: true,
  },
  "phone-text": {
    label: "Words around a number set aside",
    because: "The words are kept as a note; only the digits can be dialled.",
    fixed: true,
  },
  "phone-range": {
    label: "First number of a range taken",
    because: "“0026-28” stands for several lines of one company; the first one is enough.",
  },
  "phone-area-code": {
    label: "Area code taken from its own column",
    because: "The file keeps the area code apart from the number.",
  },
  "phone-area-code-given": {
    label: "Area code given for the whole file put before the number",
    because: "The number lacked only its area code, and with the one you gave it is valid.",
    fixed: true,
  },
  "column-swap": {
    label: "Value moved to the column it belongs to",
    because: "An email stood in a phone column, or a number in an email column.",
  },
  "email-lower": {
    label: "Email written in small letters",
    because: "Mail systems do not tell capitals apart; comparisons do.",
  },
  "email-unwrap": {
    label: "Email taken out of its wrapping",
    because: "“mailto:”, brackets and display names are not part of the address.",
    fixed: true,
  },
  "website-tidy": {
    label: "Website reduced to its address",
    because: "Tracking, paths and slips of the keyboard are not needed to know whose site it is.",
  },
  "postcode-form": {
    label: "Postcode written its country's way",
    because: "Postcodes compare only when they are written alike.",
  },
  "postcode-zero": {
    label: "Lost zero of a postcode restored",
    because: "A spreadsheet took the postcode for a number and dropped its zero.",
  },
  "postcode-letters": {
    label: "O and 0, l and 1 in a postcode put right",
    because: "The place in the code tells whether a letter or a digit belongs there.",
  },
  "address-tidy": {
    label: "Stray commas around an address removed",
    because: "“Leeds,” and “Leeds” are one town.",
  },
  "address-parts": {
    label: "Postcode, town and country taken out of an address",
    because: "“Leeds, LS1 4AP” holds two values; each has its own place, where it can be compared.",
  },
  "address-case": {
    label: "Shouted or whispered addresses calmed",
    because: "“STOKE-ON-TRENT” and “Stoke-on-Trent” are one town, and the agent reads the second.",
  },
  "date-iso": {
    label: "Date written year first",
    because:
      "“03/04” is two different days. Columns says which is meant: as other dates of the column tell, else as is usual in the country, or as you choose.",
    fixed: true,
  },
  "flag-read": {
    label: "Do-not-call mark read",
    because: "A wish not to be called is kept, wherever in the row it was written.",
    fixed: true,
  },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as RuleId[];
export const canBeSwitchedOff = (id: RuleId): boolean => !("fixed" in rules[id]);
