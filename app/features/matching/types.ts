/** A company as matching sees it, after cleansing. `id` is the caller's own number for it (a line of the file). */
export type MatchRecord = {
  id: number;
  company: string | null;
  contact: string | null;
  /** E.164, and the bare digits of numbers that are none. */
  phones: string[];
  emails: string[];
  domain: string | null;
  addressLine: string | null;
  city: string | null;
  postcode: string | null;
  /** The register's number (Companies House, ABN, …), not the number of staff. */
  companyNumber: string | null;
};

/** One reason for or against: `weight` in bits (log2 of how much likelier it makes a match), `text` for a person. */
export type Evidence = { field: string; level: string; weight: number; text: string };

/** Certain pairs merge themselves, likely ones wait for a person. */
export type Band = "auto" | "ask";

/** Two records, a < b. The weights and the prior add up to the log odds of the probability. */
export type Pair = { a: number; b: number; probability: number; evidence: Evidence[]; band: Band };

/** Two sites of what looks like one company: linked, never merged, nobody is asked. */
export type Branch = Omit<Pair, "band">;

export type Matches = {
  /** Record id → the smallest id among the records it merges with; every record is here. */
  clusters: Map<number, number>;
  /** The pairs that did the merging: one fewer than the records of each cluster. */
  merges: Pair[];
  /** The pairs to ask about, at most one for each two clusters, likeliest first. */
  review: Pair[];
  branches: Branch[];
};
