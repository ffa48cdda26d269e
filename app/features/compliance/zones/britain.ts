import type { Place } from "#app/features/compliance/place.ts";

/**
 * +44 is shared with Guernsey, Jersey and the Isle of Man, and number tables say "Guernsey" of mobiles that are
 * rung all over Britain. So the island is believed from an address only, and the British rules hold for all.
 */
const islands: Record<string, string> = { GG: "Europe/Guernsey", JE: "Europe/Jersey", IM: "Europe/Isle_of_Man" };

const nations: Record<string, string> = {
  ENGLAND: "ENG",
  SCOTLAND: "SCT",
  WALES: "WLS",
  CYMRU: "WLS",
  "NORTHERN IRELAND": "NIR",
  GUERNSEY: "GG",
  JERSEY: "JE",
  "ISLE OF MAN": "IM",
};

/** TD crosses the border at Berwick and stays unknown. Wales and the marches keep the same bank holidays as England. */
const areas: Record<string, string> = {
  SCT: "AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE",
  WLS: "CF LD LL NP SA",
  NIR: "BT",
  GG: "GY",
  JE: "JE",
  IM: "IM",
  ENG:
    "AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP HR HU HX " +
    "IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST " +
    "SW SY TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO",
};
const nationOfArea = new Map(
  Object.entries(areas).flatMap(([nation, list]) => list.split(" ").map((area) => [area, nation] as const)),
);

/** The nation decides the bank holidays; null (not known) means that a holiday in any nation counts. */
export function britishNation(country: string, region: string | null, postcode: string | null): string | null {
  if (country in islands) return country;
  const area = /^[A-Z]{1,2}(?=\d)/.exec(postcode?.trim().toUpperCase() ?? "")?.[0];
  const byArea = area === undefined ? undefined : nationOfArea.get(area);
  if (byArea) return byArea;
  const named = region?.trim().toUpperCase() ?? "";
  if (named in areas) return named;
  return nations[named] ?? null;
}

export function placesOfBritain(nation: string | null): Place[] {
  return [{ country: "GB", region: nation, zone: (nation && islands[nation]) || "Europe/London" }];
}
