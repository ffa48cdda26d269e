import { furtherOn, rankOf, type Standing } from "./further-on.ts";

/** What decides which of two companies is kept. `known`: how many of its fields, people, numbers and addresses we have. */
export type CompanyStanding = {
  companyId: string;
  leads: (Standing & { campaignId: string })[];
  known: number;
  createdAt: Date;
};

/** The one whose lead is further on, then the one we know more of, then the older. */
export function chooseKept(one: CompanyStanding, other: CompanyStanding): CompanyStanding {
  const ahead = furthest(one) - furthest(other);
  if (ahead !== 0) return ahead > 0 ? one : other;
  if (one.known !== other.known) return one.known > other.known ? one : other;
  const older = one.createdAt.getTime() - other.createdAt.getTime();
  if (older !== 0) return older < 0 ? one : other;
  return one.companyId < other.companyId ? one : other;
}

function furthest({ leads }: CompanyStanding): number {
  const [first, ...rest] = leads;
  return first ? rankOf(rest.reduce<Standing>(furtherOn, first)) : -1;
}
