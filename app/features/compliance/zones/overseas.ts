/**
 * Territories that addresses file under another country, though clock and calling code are their own: by the postcodes of the
 * parent, and by the names the parent's addresses give as a region. Each is the country that its ISO code names.
 */
const territories: { parent: string; code: string; postcodes: RegExp | null; names: string }[] = [
  { parent: "FR", code: "GP", postcodes: /^971(?!33|50)/, names: "GUADELOUPE" },
  { parent: "FR", code: "BL", postcodes: /^(97133|977)/, names: "SAINT BARTHÉLEMY|SAINT-BARTHÉLEMY" },
  { parent: "FR", code: "MF", postcodes: /^(97150|978)/, names: "SAINT MARTIN|SAINT-MARTIN" },
  { parent: "FR", code: "MQ", postcodes: /^972/, names: "MARTINIQUE" },
  { parent: "FR", code: "GF", postcodes: /^973/, names: "GUYANE|GUYANE FRANÇAISE|FRENCH GUIANA" },
  { parent: "FR", code: "RE", postcodes: /^974/, names: "RÉUNION|REUNION|LA RÉUNION|LA REUNION" },
  { parent: "FR", code: "PM", postcodes: /^975/, names: "SAINT-PIERRE-ET-MIQUELON" },
  { parent: "FR", code: "YT", postcodes: /^(976|985)/, names: "MAYOTTE" },
  { parent: "FR", code: "TF", postcodes: /^984/, names: "" },
  { parent: "FR", code: "WF", postcodes: /^986/, names: "WALLIS-ET-FUTUNA" },
  { parent: "FR", code: "PF", postcodes: /^987/, names: "POLYNÉSIE FRANÇAISE|FRENCH POLYNESIA" },
  { parent: "FR", code: "NC", postcodes: /^988/, names: "NOUVELLE-CALÉDONIE|NEW CALEDONIA" },
  { parent: "AU", code: "NF", postcodes: /^2899$/, names: "NORFOLK ISLAND" },
  { parent: "DK", code: "GL", postcodes: /^39\d\d$/, names: "GREENLAND|GRØNLAND|KALAALLIT NUNAAT" },
  { parent: "DK", code: "FO", postcodes: /^(FO-?)?\d{3}$/, names: "FAROE ISLANDS|FÆRØERNE|FØROYAR" },
  { parent: "NL", code: "AW", postcodes: null, names: "ARUBA" },
  { parent: "NL", code: "CW", postcodes: null, names: "CURAÇAO|CURACAO" },
  { parent: "NL", code: "SX", postcodes: null, names: "SINT MAARTEN" },
  { parent: "NL", code: "BQ", postcodes: null, names: "BONAIRE|SABA|SINT EUSTATIUS|CARIBBEAN NETHERLANDS" },
  { parent: "GB", code: "GI", postcodes: /^GX11/, names: "GIBRALTAR" },
  { parent: "GB", code: "FK", postcodes: /^FIQQ/, names: "FALKLAND ISLANDS" },
  { parent: "GB", code: "SH", postcodes: /^(STHL|ASCN|TDCU)/, names: "SAINT HELENA|ST HELENA" },
  { parent: "GB", code: "TC", postcodes: /^TKCA/, names: "TURKS AND CAICOS ISLANDS" },
  { parent: "GB", code: "IO", postcodes: /^BBND/, names: "" },
];
const byName = new Map(
  territories.flatMap(({ parent, code, names }) =>
    [code, ...names.split("|")].filter(Boolean).map((name) => [`${parent}|${name}`, code] as const),
  ),
);

/** The territory an address of this country is in; null where it is the country itself. */
export function territoryOf(country: string, region: string | null, postcode: string | null): string | null {
  const written = postcode?.trim().toUpperCase().replace(/\s/g, "") ?? "";
  const named = byName.get(`${country}|${region?.trim().toUpperCase() ?? ""}`);
  return named ?? territories.find((one) => one.parent === country && one.postcodes?.test(written))?.code ?? null;
}
