/** One place the called party may be in. A call has to be lawful in all of them. */
export type Place = {
  country: string;
  /** A state, province or nation; null where the country's rules and holidays do not tell them apart, or it is unknown. */
  region: string | null;
  /** Null where we know the country and nothing else. */
  zone: string | null;
};

export function distinct(places: Place[]): Place[] {
  return [...new Map(places.map((p) => [`${p.country}|${p.region}|${p.zone}`, p])).values()];
}
