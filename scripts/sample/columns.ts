/** The columns as the client's own system calls them. */
export const headers = [
  "Firm",
  "Contact",
  "Position",
  "Tel 1",
  "Tel 2",
  "Mobile",
  "Mail",
  "Web",
  "Address",
  "Town",
  "County",
  "Post Code",
  "Status",
  "Lost because",
  "Dt last spoken",
  "Contract with",
  "Ends",
  "Vehicles",
  "Do not call",
  "Ref",
  "Notes",
] as const;
export type Cells = Record<(typeof headers)[number], string>;

export const blankCells = (): Cells => Object.fromEntries(headers.map((header) => [header, ""])) as Cells;
