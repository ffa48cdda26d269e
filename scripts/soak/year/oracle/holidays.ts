/**
 * Public holidays of 2026 and January 2027 that fall on a day on which calls would otherwise be allowed, written out from what each
 * government publishes. Sundays are left out everywhere, Saturdays where nobody is rung on one. Nothing here asks a calendar library.
 */
const days = (list: string): string[] =>
  list.split(" ").map((day) => `${day.startsWith("27-") ? "20" : "2026-"}${day}`);

// gov.uk/bank-holidays; Scotland: mygov.scot, with the day proclaimed for 15 June; the islands: gov.gg, gov.je, gov.im.
const england = days("01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28 27-01-01");
const britain = {
  "GB-ENG": england,
  "GB-WLS": england,
  "GB-SCT": days("01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28 27-01-01 27-01-04"),
  "GB-NIR": [...england, ...days("03-17 07-13")],
  "GB-GG": england,
  "GB-JE": england,
  // Sources differ on the Friday of the TT: both count.
  "GB-IM": [...england, ...days("06-05 06-12 07-06")],
};

// fairwork.gov.au/employment-conditions/public-holidays/2026-public-holidays; part days count whole.
const national = days("01-01 01-26 04-03 04-06 04-25 12-25 12-26 12-28 27-01-01 27-01-26");
const australia = {
  "AU-NSW": [...national, ...days("04-04 04-27 06-08 10-05")],
  "AU-ACT": [...national, ...days("03-09 04-04 04-27 06-01 06-08 10-05")],
  "AU-VIC": [...national, ...days("03-09 04-04 06-08 09-25 11-03")],
  "AU-QLD": [...national, ...days("04-04 05-04 10-05 12-24")],
  "AU-SA": [...national, ...days("03-09 04-04 06-08 10-05 12-24 12-31")],
  "AU-WA": [...national, ...days("03-02 04-27 06-01 09-28")],
  "AU-TAS": [...national, ...days("03-09 06-08")],
  "AU-NT": [...national, ...days("04-04 05-04 06-08 08-03 12-24 12-31")],
};

// 5 U.S.C. 6103 with Independence Day on both days; Ala. Code 1-3-8, La. R.S. 1:55, R.I. Gen. Laws 25-1-1 (election day in even years).
const federal = days("01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25 27-01-01 27-01-18");
const unitedStates = {
  "US-AL": [...federal, ...days("04-27 06-01")],
  "US-LA": [...federal, ...days("02-17 04-03 11-03")],
  "US-RI": [...federal, ...days("08-10 11-03")],
};

// Feiertagsgesetze der Länder (bmi.bund.de, Übersicht 2026). What only some municipalities keep counts for the state.
const german = days("01-01 04-03 04-06 05-01 05-14 05-25 12-25 27-01-01");
const epiphany = days("01-06 27-01-06");
const germany = {
  "DE-BW": [...german, ...epiphany, ...days("06-04")],
  "DE-BY": [...german, ...epiphany, ...days("06-04")],
  "DE-BE": german,
  "DE-BB": german,
  "DE-HB": german,
  "DE-HH": german,
  "DE-HE": [...german, ...days("06-04")],
  "DE-MV": german,
  "DE-NI": german,
  "DE-NW": [...german, ...days("06-04")],
  "DE-RP": [...german, ...days("06-04")],
  "DE-SL": [...german, ...days("06-04")],
  "DE-SN": [...german, ...days("06-04 11-18")],
  "DE-ST": [...german, ...epiphany],
  "DE-SH": german,
  "DE-TH": [...german, ...days("06-04")],
};

// service-public.fr (Alsace et Moselle: code du travail L. 3134-13); BOE-A-2025-21667, Anexo, by autonomous community.
const french = days("01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25 27-01-01");
const spanish = days("01-01 01-06 04-03 05-01 10-12 12-08 12-25 27-01-01 27-01-06");
const regions = {
  "FR-67": [...french, ...days("04-03")],
  "ES-CN": [...spanish, ...days("04-02 11-02")],
  "ES-CT": [...spanish, ...days("04-06 06-24 09-11")],
  "ES-VC": [...spanish, ...days("03-19 04-06 06-24 10-09")],
};

/** A country whose region is not known keeps the holidays of all its regions. */
const countries = {
  GB: [...new Set(Object.values(britain).slice(0, 4).flat())],
  DE: [...new Set(Object.values(germany).flat())],
  FR: [...french, ...days("04-03")],
  ES: [
    ...spanish,
    ...days("03-02 03-19 03-20 04-02 04-06 04-23 05-26 05-27 06-04 06-09 06-24 07-28 08-05 09-02 09-08 09-11 09-15"),
    ...days("10-09 11-02 12-03 12-07"),
  ],
  // oesterreich.gv.at; belgium.be; kt.gov.bg, with Mondays under Labour Code art. 154(2); publicholidays of the Cyprus PIO.
  AT: days("01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25 27-01-01 27-01-06"),
  BE: days("01-01 04-06 05-01 05-14 05-25 07-21 11-11 12-25 27-01-01"),
  BG: days("01-01 03-03 04-10 04-13 05-01 05-06 05-25 09-07 09-22 12-24 12-25 12-28 27-01-01"),
  CY: days("01-01 01-06 02-23 03-25 04-01 04-10 04-13 05-01 06-01 10-01 10-28 12-25 27-01-01 27-01-06"),
  // mpsv.cz; borger.dk; tootajaelu.ee; tyosuojelu.fi
  CZ: days("01-01 04-03 04-06 05-01 05-08 07-06 09-28 10-28 11-17 12-24 12-25 27-01-01"),
  DK: days("01-01 04-02 04-03 04-06 05-14 05-25 12-25 27-01-01"),
  EE: days("01-01 02-24 04-03 05-01 06-23 06-24 08-20 12-24 12-25 27-01-01"),
  FI: days("01-01 01-06 04-03 04-06 05-01 05-14 12-25 27-01-01 27-01-06"),
  // ypergasias.gov.gr; Zakon o blagdanima (NN 110/2019); Mt. 102. §; citizensinformation.ie; L. 260/1949 (South Tyrol: 05-25)
  GR: days("01-01 01-06 02-23 03-25 04-10 04-13 05-01 06-01 10-28 12-25 27-01-01 27-01-06"),
  HR: days("01-01 01-06 04-06 05-01 06-04 06-22 08-05 11-18 12-25 27-01-01 27-01-06"),
  HU: days("01-01 04-03 04-06 05-01 05-25 08-20 10-23 12-25 27-01-01"),
  IE: days("01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 27-01-01"),
  IT: days("01-01 01-06 04-06 05-01 05-25 06-02 12-08 12-25 27-01-01 27-01-06"),
  // DK 123 str.; Code du travail L. 232-2; likumi.lv/ta/id/72608; Act VI of 1975; rijksoverheid.nl
  LT: days("01-01 02-16 03-11 04-06 05-01 06-24 07-06 11-02 12-24 12-25 27-01-01"),
  LU: days("01-01 04-06 05-01 05-14 05-25 06-23 12-25 27-01-01"),
  LV: days("01-01 04-03 04-06 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-31 27-01-01"),
  MT: days("01-01 02-10 03-19 03-31 04-03 05-01 06-29 09-08 09-21 12-08 12-25 27-01-01"),
  NL: days("01-01 04-06 04-27 05-14 05-25 12-25 27-01-01"),
  // Dz.U. 2024 poz. 1965 (Christmas Eve); Código do Trabalho art. 234, with Madeira and the Azores; Codul muncii art. 139
  PL: days("01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25 27-01-01 27-01-06"),
  PT: days("01-01 04-02 04-03 05-01 05-25 06-04 06-10 07-01 10-05 12-01 12-08 12-25 27-01-01"),
  RO: days("01-01 01-02 01-06 01-07 04-10 04-13 05-01 06-01 11-30 12-01 12-25 27-01-01 27-01-06 27-01-07"),
  // Lag 1989:253; ZPDPD (gov.si); zákon 241/1993 as consolidated for 2026 (8 May, 15 September, 17 November are worked)
  SE: days("01-01 01-06 04-03 04-06 05-01 05-14 12-25 27-01-01 27-01-06"),
  SI: days("01-01 01-02 04-06 04-27 05-01 06-25 12-25 27-01-01"),
  SK: days("01-01 01-06 04-03 04-06 05-01 12-24 12-25 27-01-01 27-01-06"),
};

export const holidays: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries({ ...britain, ...australia, ...unitedStates, ...germany, ...regions, ...countries }).map(
    ([where, list]) => [where, new Set(list)],
  ),
);
