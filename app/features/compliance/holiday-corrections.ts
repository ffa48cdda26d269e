/**
 * Days the calendars of date-holidays do not carry, by country or by "GB-SCT": proclaimed once, kept in a part of a region that
 * nobody can tell from an address, or simply missing there. A day too many is a call later; a day too few is a call on a holiday.
 */
export const holidayCorrections: Record<string, Record<string, string>> = {
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
