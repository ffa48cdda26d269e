import type { Cells } from "./columns.ts";
import type { Company } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { competitors } from "./words.ts";

const months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(",");
const two = (n: number): string => String(n).padStart(2, "0");

/** Days since the last day of 1899, as a spreadsheet counts them once it has forgotten that the cell was a date. */
function serialOf(year: number, month: number, day: number): string {
  return String(Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000));
}

/** Always day first, and never twice the same hand. */
function dateAs(dice: Dice, year: number, month: number, day: number): string {
  const how = dice.weighted({ slashes: 70, short: 10, named: 9, dots: 6, iso: 3, serial: 2 });
  if (how === "short") return `${day}/${month}/${String(year).slice(2)}`;
  if (how === "named") return `${two(day)}-${months[month - 1]}-${String(year).slice(2)}`;
  if (how === "dots") return `${two(day)}.${two(month)}.${year}`;
  if (how === "iso") return `${year}-${two(month)}-${two(day)}`;
  if (how === "serial") return serialOf(year, month, day);
  return `${two(day)}/${two(month)}/${year}`;
}

function endAs(dice: Dice, year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const how = dice.weighted({ monthYear: 36, full: 34, named: 16, long: 10, iso: 4 });
  if (how === "full") return `${last}/${two(month)}/${year}`;
  if (how === "named") return `${months[month - 1]} ${year}`;
  if (how === "long") return `end ${months[month - 1]} ${String(year).slice(2)}`;
  return how === "iso" ? `${year}-${two(month)}-${last}` : `${two(month)}/${String(year).slice(2)}`;
}

type History = Pick<Cells, "Status" | "Lost because" | "Dt last spoken" | "Contract with" | "Ends">;

/** What the client's sales people remember of the deal that went quiet. */
export function historyOf(dice: Dice): History {
  const status = dice.weighted({
    "Lost – price": 22,
    "Lost – no budget": 8,
    "Lost to comp.": 14,
    Cold: 20,
    "Waiting f. product": 7,
    Quoted: 9,
    "Under contract": 10,
    "No reply": 8,
    "": 2,
  });
  const tied =
    status === "Lost to comp." || status === "Under contract" || (status === "Lost – price" && dice.chance(0.6));
  const because: Record<string, readonly string[]> = {
    "Lost – price": ["price", "Price", "too dear", `price, wanted £${dice.between(8, 14)} a van`],
    "Lost – no budget": ["budget", "no budget this yr", "budget frozen"],
    "Lost to comp.": ["competitor", "went elsewhere", "comp."],
    "Waiting f. product": ["no temp. sensors", "product", "needs tacho download", "wants cameras"],
    "Under contract": ["in contract", ""],
  };
  const spoken = dice.chance(0.9);
  const year = dice.between(2023, 2026);
  const vague = dice.chance(0.02);
  return {
    Status: status,
    "Lost because": dice.chance(0.75) ? dice.pick(because[status] ?? ["", "timing"]) : "",
    "Dt last spoken": spoken ? dateAs(dice, year, dice.between(1, year === 2026 ? 9 : 12), dice.between(1, 28)) : "",
    "Contract with": tied ? dice.pick(competitors) : "",
    Ends: tied && dice.chance(0.75) ? (vague ? "?" : endAs(dice, dice.between(2026, 2028), dice.between(1, 12))) : "",
  };
}

/** Most records have no note; some have the one that matters. */
export function noteFor(dice: Dice, company: Company): string {
  if (dice.chance(0.62)) return "";
  const fleet = company.vehicles;
  const pounds = (fleet * dice.between(120, 260)).toLocaleString("en-GB");
  return dice.pick([
    `Quoted £${pounds} a year for ${fleet} vehicles`,
    `${fleet} vans, ${Math.max(1, Math.round(fleet / 3))} of them leased. Renewal in spring`,
    "Nice people, no money at the time",
    'Said "come back when the contract is up"',
    `${company.person.first} decides, with the accountant`,
    "Wants tacho download and cameras in one box",
    "Liked the demo. Board said no.\nTry again with the new price list",
    "Spreadsheet and a whiteboard, happy with it (!)",
    "Bought a cheap tracker online, two already broken",
    `Moved depot in ${dice.between(2022, 2025)}, check address`,
    "Left voicemail x2",
    "Best before 9, he is on the road after that",
    "Insurer asks for tracking from next renewal",
    `Demo at the depot, ${fleet} vehicles, wanted it integrated with their job sheets`,
    "Sent brochure, no answer",
    "Met at the Commercial Vehicle show",
    "Waiting for temperature logging (chilled loads)",
    "Gatekeeper is Mrs. D., be nice",
    `Pays £${dice.between(9, 19)} a vehicle a month now`,
    "New fleet manager since summer, has not seen us yet",
  ]);
}
