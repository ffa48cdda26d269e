/** What may stand for the company of a row that names none, as somebody says for the whole file. */
export const standIns = ["domain", "person"] as const;
export type StandIn = (typeof standIns)[number];
