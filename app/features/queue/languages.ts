/** Languages people of an agency may speak, and whom they can call with them. */
const languages = {
  en: { name: "English", countries: ["GB", "US", "AU", "IE", "NZ"] },
  de: { name: "German", countries: ["DE", "AT", "LI"] },
  fr: { name: "French", countries: ["FR", "MC"] },
  es: { name: "Spanish", countries: ["ES", "MX", "AR", "CL", "CO"] },
  it: { name: "Italian", countries: ["IT", "SM"] },
  pt: { name: "Portuguese", countries: ["PT", "BR"] },
  nl: { name: "Dutch", countries: ["NL"] },
  pl: { name: "Polish", countries: ["PL"] },
  da: { name: "Danish", countries: ["DK"] },
  sv: { name: "Swedish", countries: ["SE"] },
  no: { name: "Norwegian", countries: ["NO"] },
  fi: { name: "Finnish", countries: ["FI"] },
  cs: { name: "Czech", countries: ["CZ"] },
  hu: { name: "Hungarian", countries: ["HU"] },
  ro: { name: "Romanian", countries: ["RO"] },
} as const satisfies Record<string, { name: string; countries: readonly string[] }>;

export type Language = keyof typeof languages;
export const languageCodes = Object.keys(languages) as Language[];
export const languageNames = Object.fromEntries(languageCodes.map((code) => [code, languages[code].name])) as Record<
  Language,
  string
>;

const ofCountry = new Map<string, Language>(
  languageCodes.flatMap((code) => languages[code].countries.map((country) => [country, code] as const)),
);

/** What to speak with a company there; empty where its country has several languages, or is not known: then anybody may try. */
export const languageOf = (country: string | null): Language | "" => (country && ofCountry.get(country)) || "";
