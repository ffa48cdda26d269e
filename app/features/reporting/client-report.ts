import type { Week } from "./conversion.ts";

export type ClientReport = {
  campaigns: { id: string; name: string }[];
  campaignId: string;
  asOf: string;
  zone: string;
  currency: string;
  week: { now: number; of: number };
  rows: number;
  won: { leads: number; money: { minor: number; currency: string }[] };
  baseline: { leads: number; won: number; months: number } | null;
  weeks: Week[] | null;
  funnel: Record<"leads" | "reached" | "qualified" | "accepted" | "meeting" | "quoted" | "won", number>;
  daysToAnswer: number | null;
  answered: number;
  unknown: {
    noNews: number;
    reportWithinDays: number;
    waiting: number;
    waitingSince: string | null;
    withUs: number;
    sleeping: number;
  };
};
