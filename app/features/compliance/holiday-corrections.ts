/**
 * Where the calendars of date-holidays are wrong, by country or by "GB-SCT": days proclaimed once, days kept in a part of a region that
 * nobody can tell from an address, days simply missing there; null takes one away. `soak year` is how most of them were found.
 */
export const holidayCorrections: Record<string, Record<string, string | null>> = {
  "GB-SCT": { "2026-06-15": "World Cup bank holiday" },
  // gov.gg, public holidays: the late August bank holiday is Guernsey's too.
  GG: { "2026-08-31": "Summer bank holiday", "2027-08-30": "Summer bank holiday" },
  // gov.im, bank holidays: Tynwald Day moves to Monday from a Sunday; the Friday of the TT moved with the races.
  IM: {
    "2026-06-05": "TT bank holiday",
    "2026-07-06": "Tynwald Day",
    "2026-08-31": "Late summer bank holiday",
    "2027-06-04": "TT bank holiday",
    "2027-08-30": "Late summer bank holiday",
  },
  // Ergodotikes argies: Green Monday is 48 days before Orthodox Easter, Kataklysmos the Monday 50 days after it.
  CY: {
    "2026-02-23": "Green Monday",
    "2026-02-24": null,
    "2026-06-01": "Kataklysmos",
    "2027-03-15": "Green Monday",
    "2027-03-16": null,
    "2027-06-21": "Kataklysmos",
  },
  // Codul muncii art. 139: both first days of January.
  RO: { "2026-01-02": "New Year", "2027-01-02": "New Year" },
  // BOE, calendario laboral: the days of Valencia, Navarre and Cantabria.
  "ES-VC": { "2026-10-09": "Valencia Day", "2027-10-09": "Valencia Day" },
  "ES-NC": { "2026-12-03": "Saint Francis Xavier", "2027-12-03": "Saint Francis Xavier" },
  "ES-CB": { "2026-07-28": "Institutions Day", "2027-07-28": "Institutions Day" },
  // R.I. Gen. Laws 25-1-1: the day of a general election.
  "US-RI": { "2026-11-03": "Election Day" },
  // Boxing Day itself, beside the Monday that stands for it.
  "AU-TAS": { "2026-12-26": "Boxing Day" },
  // Labour Code art. 154: Holy Saturday, the second day of Christmas, and a Monday for a holiday at a weekend.
  BG: {
    "2026-04-11": "Holy Saturday",
    "2026-05-25": "Education and Culture Day",
    "2026-09-07": "Unification Day",
    "2026-12-26": "Second day of Christmas",
    "2026-12-28": "Second day of Christmas",
    "2027-05-04": "Labour Day",
    "2027-12-26": "Second day of Christmas",
    "2027-12-27": "Christmas",
    "2027-12-28": "Second day of Christmas",
  },
  // The islands' own days, which a Portuguese number may be on: Azores (Monday after Pentecost), Madeira.
  PT: {
    "2026-04-02": "Autonomy Day of Madeira",
    "2026-05-25": "Azores Day",
    "2026-07-01": "Madeira Day",
    "2026-12-26": "Second day of Christmas in Madeira",
    "2027-04-02": "Autonomy Day of Madeira",
    "2027-05-17": "Azores Day",
    "2027-07-01": "Madeira Day",
    "2027-12-26": "Second day of Christmas in Madeira",
  },
  // Kept in most Bavarian and in some Saxon and Thuringian municipalities; a state alone does not tell which.
  "DE-BY": { "2026-08-15": "Assumption", "2027-08-15": "Assumption" },
  "DE-SN": { "2026-06-04": "Corpus Christi", "2027-05-27": "Corpus Christi" },
  "DE-TH": { "2026-06-04": "Corpus Christi", "2027-05-27": "Corpus Christi" },
};
