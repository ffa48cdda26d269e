/** What a text is that was written for another purpose than a table: how it begins, and what to say. */
const forms: [RegExp, string][] = [
  [
    /^<(!--|meta|style|div|tr|tbody|title|center|font|span)\b/i,
    "This is a web page (HTML), whatever its name says, not a table. Open it in a spreadsheet, save it as XLSX or CSV and upload that.",
  ],
  [
    /^(version: 1\s+)?dn: ?[a-z]+=/i,
    "This is a directory export (LDIF), not a table. Export the contacts as CSV and upload that.",
  ],
  [
    /^(--[^\n]*\n|\/\*[\s\S]*?\*\/;?|\s)*(create (table|database)|insert into|drop table|set [@a-z_]+ ?=|begin;|use `)/i,
    "This is a database dump (SQL), not a table. Export the table with the companies as CSV and upload that.",
  ],
  [
    /^((from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|x-[a-z-]+): [^\n]*\n([ \t][^\n]*\n)*){3}/i,
    "This is an email, not a table. Save the list attached to it and upload that.",
  ],
  [/^%!PS/, "This is a print file (PostScript), not a table. Ask for the list itself, as CSV."],
  [/^<\w+(\s[^<>]*)?>/, "This is XML, not a CSV file. Open it where it came from, save it as CSV and upload that."],
];

export function refuseByForm(start: string): string | null {
  return forms.find(([begins]) => begins.test(start))?.[1] ?? null;
}
