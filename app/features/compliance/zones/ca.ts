/** Canada by province: code, name, zones, area codes (a colon gives a code zones of its own), first letters of the postcode. */
export const caZones: Record<string, string> = {
  N: "America/St_Johns",
  L: "America/Goose_Bay",
  A: "America/Halifax",
  E: "America/Toronto",
  C: "America/Winnipeg",
  R: "America/Regina",
  M: "America/Edmonton",
  D: "America/Dawson_Creek",
  P: "America/Vancouver",
  Y: "America/Whitehorse",
  I: "America/Iqaluit",
  // Neither has said whether it follows Alberta, which stopped changing its clocks in 2026: both answers count.
  T: "America/Inuvik",
  B: "America/Cambridge_Bay",
  K: "America/Rankin_Inlet",
};

export const caProvinces = `
NL|Newfoundland and Labrador|NL|709 879|A
NS|Nova Scotia|A|782 902|B
PE|Prince Edward Island|A|782 902|C
NB|New Brunswick|A|428 506|E
QC|Quebec|EA|263:E 354:E 367 418 438:E 450:E 468:E 514:E 579:E 581 819:E 873:E|GHJ
ON|Ontario|EC|226:E 249:E 289:E 343:E 365:E 382:E 416:E 437:E 519:E 548:E 613:E 647:E 683:E 705:E 742:E 753:E 807 905:E 942:E|KLMNP
MB|Manitoba|C|204 431 584|R
SK|Saskatchewan|RM|306 474 639|S
AB|Alberta|M|368 403 587 780 825|T
BC|British Columbia|PMD|236 250 257 604:P 672 778|V
YT|Yukon|Y|867|Y
NT|Northwest Territories|TM|867|
NU|Nunavut|IKBM|867|
`;
