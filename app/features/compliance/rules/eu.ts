import { type Rule, week } from "#app/features/compliance/rule.ts";

/** ePrivacy art. 13 leaves calls to businesses to each state; until someone has written down a basis, nobody is rung. */
const euCountries = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

const basisSource: Record<string, string> = {
  DE: "UWG § 7: at least presumed consent, covering the advertising and the telephone",
  FR: "Code de la consommation L. 223-1 (opt-in for consumers from 2026-08-11); companies by analogy",
};

const officeHours = {
  week: week("09:00-17:30", "", ""),
  source: "Scheduling policy: businesses are rung in office hours",
};
const frenchHours = {
  week: week("10:00-13:00,14:00-20:00", "", ""),
  source: "Décret 2022-1313, written for consumers, kept for companies too",
};

export const euRules: Rule[] = euCountries.flatMap((country): Rule[] => {
  const row = {
    version: "2026-11",
    jurisdiction: country,
    region: null,
    validFrom: "2002-07-12",
    validTo: null,
    verifiedOn: "2026-11-22",
  };
  return [
    {
      kind: "basis",
      id: `${country.toLowerCase()}-basis`,
      ...row,
      source: basisSource[country] ?? "Directive 2002/58/EC art. 13, GDPR art. 6(1)(f)",
      title: "legal basis",
    },
    {
      kind: "hours",
      id: `${country.toLowerCase()}-hours`,
      ...row,
      title: "calling hours",
      ...(country === "FR" ? frenchHours : officeHours),
      closedOnHolidays: true,
    },
  ];
});
