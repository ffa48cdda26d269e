import type { Clock } from "./clocks.ts";

/** Somewhere the called party may be: whose hours, whose holidays (a key of those tables, or the country's) and which clock. */
export type Spot = { country: string; part: string; clock: Clock };
export type Party = {
  e164: string;
  country: string | null;
  region: string | null;
  postcode: string | null;
  /** What a person said of their clock. */
  zone: string | null;
  /** Nobody may be rung there, whatever the hour. */
  spots: Spot[] | "never";
};

/** State, one of its area codes, and the clocks of that code's district (nanpa.com; 49 CFR 71 for the boundaries). */
const american = `
AL 205 central|AK 907 alaska+aleutian|AZ 602 arizona|AZ 928 arizona+mountain|AR 501 central|CA 213 pacific|CO 303 mountain
CT 203 eastern|DE 302 eastern|DC 202 eastern|FL 305 eastern|FL 850 eastern+central|GA 404 eastern|HI 808 hawaii
ID 208 mountain+pacific|IL 312 central|IN 317 eastern|IN 219 eastern+central|IA 515 central|KS 316 central
KS 785 central+mountain|KS 620 central+mountain|KY 502 eastern|KY 270 eastern+central|LA 504 central|ME 207 eastern
MD 301 eastern|MA 617 eastern|MI 313 eastern|MI 906 eastern+central|MN 612 central|MS 601 central|MO 314 central
MT 406 mountain|NE 402 central|NE 308 central+mountain|NV 702 pacific|NV 775 pacific+mountain|NH 603 eastern|NJ 201 eastern
NM 505 mountain|NY 212 eastern|NC 704 eastern|ND 701 central+mountain|OH 216 eastern|OK 405 central|OR 503 pacific
OR 541 pacific+mountain|PA 412 eastern|RI 401 eastern|SC 803 eastern|SD 605 central+mountain|TN 615 central|TN 865 eastern
TN 423 eastern+central|TX 512 central|TX 915 mountain|TX 432 central+mountain|UT 801 mountain|VT 802 eastern|VA 804 eastern
WA 206 pacific|WV 304 eastern|WI 414 central|WY 307 mountain`;
const islands = "PR 787 puertoRico|VI 340 puertoRico|GU 671 guam|MP 670 guam|AS 684 samoa";

/** Provinces share the country's hours; what differs is the clock. 867 serves three territories, 902 two provinces. */
const canadian = `
NL 709 newfoundland+atlantic|NS 902 atlantic|PE 782 atlantic|NB 506 atlantic|QC 514 eastern|QC 418 eastern+atlantic|ON 416 eastern
ON 807 eastern+central|MB 204 central|SK 306 saskatchewan+alberta|AB 403 alberta|BC 604 britishColumbia
BC 250 britishColumbia+alberta+peaceRiver|YT 867 yukon+alberta+mountain+eastern+central`;

const australian: Record<string, Clock[]> = {
  NSW: ["sydney", "adelaide", "lordHowe"],
  ACT: ["sydney"],
  VIC: ["sydney"],
  QLD: ["brisbane"],
  SA: ["adelaide"],
  WA: ["perth"],
  TAS: ["sydney"],
  NT: ["darwin"],
};

/** Country, calling code and clocks; Spain and Portugal with their islands. */
const european = `
AT 43 berlin|BE 32 berlin|BG 359 athens|CY 357 athens|CZ 420 berlin|DE 49 berlin|DK 45 berlin|EE 372 athens|ES 34 berlin+london
FI 358 athens|FR 33 berlin|GR 30 athens|HR 385 berlin|HU 36 berlin|IE 353 london|IT 39 berlin|LT 370 athens|LU 352 berlin
LV 371 athens|MT 356 berlin|NL 31 berlin|PL 48 berlin|PT 351 london+azores|RO 40 athens|SE 46 berlin|SI 386 berlin|SK 421 berlin`;

const rows = (table: string) =>
  table.split(/[|\n]/).flatMap((line) => {
    const [where = "", code = "", clocks = ""] = line.trim().split(" ");
    return where === "" ? [] : [{ where, code, clocks: clocks.split("+") as Clock[] }];
  });
const nowhere = { country: null, region: null, postcode: null, zone: null };
const spotsOf = (country: string, part: string, clocks: Clock[]): Spot[] =>
  clocks.map((clock) => ({ country, part, clock }));

const states = new Map<string, Set<Clock>>();
for (const { where, clocks } of rows(american)) states.set(where, new Set([...(states.get(where) ?? []), ...clocks]));
const wholeState = (state: string) => spotsOf("US", `US-${state}`, [...(states.get(state) ?? [])]);
const unitedStates = [...states.keys()].flatMap(wholeState);
const canada = spotsOf("CA", "CA", [...new Set(rows(canadian).flatMap(({ clocks }) => clocks))]);
const state = (name: string, clocks = australian[name] ?? []) => spotsOf("AU", `AU-${name}`, clocks);
const australia = Object.keys(australian).flatMap((name) => state(name));
const gb = (part: string) => spotsOf("GB", part, ["london"]);
const london = { ...nowhere, e164: "+442079460123", country: "GB" };

const homes = [
  { ...nowhere, country: "GB", postcode: "EC1A 1BB", spots: gb("GB-ENG") },
  { ...nowhere, country: "US", region: "NY", spots: wholeState("NY") },
  { ...nowhere, country: "US", region: "FL", postcode: "33101", spots: spotsOf("US", "US-FL", ["eastern"]) },
  { ...nowhere, country: "CA", region: "NS", spots: spotsOf("CA", "CA", ["atlantic"]) },
  { ...nowhere, country: "AU", region: "NSW", postcode: "2000", spots: state("NSW", ["sydney"]) },
  { ...nowhere, country: "IE", spots: spotsOf("IE", "IE", ["london"]) },
  { ...nowhere, country: "DE", spots: spotsOf("DE", "DE", ["berlin"]) },
];
const lines: { e164: string; spots: Party["spots"] }[] = [
  { e164: "+442079460123", spots: gb("GB") },
  { e164: "+13055550123", spots: spotsOf("US", "US-FL", ["eastern"]) },
  { e164: "+16045550123", spots: spotsOf("CA", "CA", ["britishColumbia"]) },
  { e164: "+61865501234", spots: state("WA") },
  { e164: "+35315550100", spots: spotsOf("IE", "IE", ["london"]) },
  { e164: "+493023125123", spots: spotsOf("DE", "DE", ["berlin"]) },
  { e164: "+6490000000", spots: "never" },
  { e164: "+74950000000", spots: "never" },
  { e164: "+18765550123", spots: "never" },
  { e164: "+12995550123", spots: "never" },
];

/** Numbers of one country at an address of another, as files bring them: the laws of both hold, each by its own clock. */
const abroad: Party[] = homes.flatMap(({ spots: home, ...address }) =>
  lines
    .filter(({ spots }) => spots === "never" || spots.every(({ country }) => country !== address.country))
    .map(({ e164, spots }) => ({ ...address, e164, spots: spots === "never" ? spots : [...home, ...spots] })),
);

/** Filed under a country whose clock they do not keep: no law of ours is recorded for them. */
const overseas: Party[] = [
  { ...nowhere, e164: "+33596512345", country: "FR", postcode: "97200", spots: "never" },
  { ...nowhere, e164: "+596596512345", country: "FR", postcode: "97200", spots: "never" },
  { ...nowhere, e164: "+33199001234", country: "FR", region: "La Réunion", spots: "never" },
  { ...nowhere, e164: "+61491570156", country: "AU", postcode: "2899", spots: "never" },
  { ...nowhere, e164: "+4532123456", country: "DK", postcode: "3900", spots: "never" },
  { ...london, postcode: "GX11 1AA", spots: "never" },
];

/** Whose clock a person has set by hand; the law stays that of the number and of the address. */
const setByHand: Party[] = [
  { ...nowhere, e164: "+61491570156", zone: "Australia/Perth", spots: state("WA") },
  { ...nowhere, e164: "+18505550123", zone: "America/Chicago", spots: spotsOf("US", "US-FL", ["central"]) },
  {
    ...london,
    e164: "+12125550123",
    postcode: "EC1A 1BB",
    zone: "Europe/London",
    spots: [...gb("GB-ENG"), ...spotsOf("US", "US-NY", ["london"])],
  },
];

/** Everybody who is rung in the simulated year: each jurisdiction by its numbers and by its addresses. */
export const parties: Party[] = [
  ...abroad,
  ...setByHand,
  ...overseas,
  ...rows(american + islands.replace(/^/, "|")).map(({ where, code, clocks }) => ({
    ...nowhere,
    e164: `+1${code}5550123`,
    spots: spotsOf("US", `US-${where}`, clocks),
  })),
  ...[...states.keys()].map((region) => ({
    ...nowhere,
    e164: "+12125550123",
    country: "US",
    region,
    spots: wholeState(region),
  })),
  // Florida and Oklahoma presume that their area codes are answered at home.
  {
    ...nowhere,
    e164: "+13055550123",
    country: "US",
    region: "NY",
    spots: [...wholeState("NY"), ...spotsOf("US", "US-FL", ["eastern"])],
  },
  {
    ...nowhere,
    e164: "+14055550123",
    country: "US",
    region: "CA",
    spots: [...wholeState("CA"), ...spotsOf("US", "US-OK", ["pacific"])],
  },
  { ...nowhere, e164: "+18005550199", spots: [...unitedStates, ...canada] },
  // A freephone number has no area code to presume by.
  { ...nowhere, e164: "+18005550199", country: "US", region: "NY", spots: wholeState("NY") },
  ...rows(canadian).map(({ code, clocks }) => ({
    ...nowhere,
    e164: `+1${code}5550123`,
    spots: spotsOf("CA", "CA", clocks),
  })),
  ...Object.keys(australian).map((region) => ({
    ...nowhere,
    e164: "+61491570156",
    country: "AU",
    region,
    spots: state(region),
  })),
  { ...nowhere, e164: "+61491570156", country: "AU", region: "NSW", postcode: "2000", spots: state("NSW", ["sydney"]) },
  { ...nowhere, e164: "+61491570156", spots: australia },
  { ...nowhere, e164: "+611800160401", spots: australia },
  { ...nowhere, e164: "+61260551234", spots: [...state("NSW", ["sydney"]), ...state("VIC")] },
  { ...nowhere, e164: "+61255501234", spots: [...state("NSW", ["sydney", "lordHowe"]), ...state("ACT")] },
  { ...nowhere, e164: "+61355501234", spots: [...state("VIC"), ...state("TAS"), ...state("NSW", ["sydney"])] },
  { ...nowhere, e164: "+61770101234", spots: state("QLD") },
  { ...nowhere, e164: "+61755501234", spots: [...state("QLD"), ...state("NSW", ["sydney"])] },
  { ...nowhere, e164: "+61865501234", spots: state("WA") },
  { ...nowhere, e164: "+61875501234", spots: [...state("SA"), ...state("NSW", ["adelaide"])] },
  { ...nowhere, e164: "+61889501234", spots: state("NT") },
  { ...nowhere, e164: "+61891621234", spots: spotsOf("AU", "AU-WA", ["cocos"]) },
  // An island under the postcodes of Western Australia
  { ...nowhere, e164: "+61891621234", country: "AU", postcode: "6799", spots: spotsOf("AU", "AU-WA", ["cocos"]) },
  { ...nowhere, e164: "+61891641234", spots: spotsOf("AU", "AU-WA", ["christmas"]) },
  { ...nowhere, e164: "+442079460123", spots: gb("GB") },
  { ...nowhere, e164: "+447911000000", spots: gb("GB") },
  { ...london, postcode: "SW1A 1AA", spots: gb("GB-ENG") },
  { ...london, postcode: "EH1 1AA", spots: gb("GB-SCT") },
  { ...london, postcode: "CF10 1AA", spots: gb("GB-WLS") },
  { ...london, postcode: "BT1 1AA", spots: gb("GB-NIR") },
  { ...london, postcode: "TD15 1AA", spots: gb("GB") },
  ...["GG", "JE", "IM"].map((country) => ({ ...london, country, spots: gb(`GB-${country}`) })),
  ...rows(european).map(({ where, code, clocks }) => ({
    ...nowhere,
    e164: `+${code}15550100`,
    spots: spotsOf(where, where, clocks),
  })),
  ..."BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split(" ").map((region) => ({
    ...nowhere,
    e164: "+493023125123",
    country: "DE",
    region,
    spots: spotsOf("DE", `DE-${region}`, ["berlin"]),
  })),
  { ...nowhere, e164: "+33199001234", country: "FR", region: "67", spots: spotsOf("FR", "FR-67", ["berlin"]) },
  ...["CN", "CT", "VC"].map((region) => ({
    ...nowhere,
    e164: "+34915550100",
    country: "ES",
    region,
    spots: spotsOf("ES", `ES-${region}`, [region === "CN" ? "london" : "berlin"]),
  })),
  // An American number at a London address: both laws hold.
  { ...london, e164: "+12125550123", postcode: "EC1A 1BB", spots: [...gb("GB-ENG"), ...wholeState("NY")] },
  // No law recorded, no such district, rung at the caller's cost, not to be rung at all
  ...["+6490000000", "+18765550123", "+12995550123", "+19005550123", "+447000000000", "+449098790123", "999"].map(
    (e164) => ({ ...nowhere, e164, spots: "never" as const }),
  ),
];
