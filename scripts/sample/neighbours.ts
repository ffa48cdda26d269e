import { domainFor, type Inventor } from "./companies.ts";
import type { Dice } from "./dice.ts";
import { someWriting, write } from "./phones.ts";
import { towns } from "./places.ts";
import type { Clerk, Row } from "./record.ts";
import { surnames, trades } from "./words.ts";

/** Companies that look alike and are not: merging any two of these would lose a lead. */
export function neighbours(dice: Dice, invent: Inventor, clerk: Clerk): Row[] {
  const rows: Row[] = [];

  /** One name, two depots: each decides for itself and answers its own telephone. */
  function branch(sameSite: boolean): void {
    const head = invent.company();
    const elsewhere = dice.pick(towns.filter((town) => town.range !== head.town.range));
    const depot = invent.company({
      name: head.name,
      legal: head.legal,
      town: elsewhere,
      phone: invent.number(elsewhere),
    });
    for (const one of [head, depot]) {
      rows.push(clerk.type(one, { Mobile: "", Mail: "", Web: sameSite ? `www.${head.domain}` : "" }, ["branch"]));
    }
  }

  function sharedBuilding(): void {
    const one = invent.company();
    const two = invent.company({
      town: one.town,
      lines: one.lines,
      postcode: one.postcode,
      phone: invent.number(one.town),
    });
    for (const company of [one, two]) rows.push(clerk.type(company, { Mobile: "" }, ["shared-building"]));
  }

  /** A serviced office: one receptionist answers for all of them. */
  function sharedSwitchboard(tenants: number): void {
    const one = invent.company();
    rows.push(clerk.type(one, { Mobile: "" }, ["shared-switchboard"]));
    for (let n = 1; n < tenants; n += 1) {
      const next = invent.company({ town: one.town, lines: one.lines, postcode: one.postcode, phone: one.phone });
      rows.push(clerk.type(next, { Mobile: "" }, ["shared-switchboard"]));
    }
  }

  /** One family name in one town, two trades. */
  function namesakes(name: string): void {
    const town = dice.pick(towns);
    const [one, two] = dice.shuffled(trades);
    for (const trade of [one, two]) {
      const full = `${name} ${trade?.name}`;
      const company = invent.company({ name: full, town, phone: invent.number(town), domain: domainFor(full) });
      rows.push(clerk.type(company, { Mobile: "" }, ["namesake"]));
    }
  }

  /** Small firms on a mail provider's domain: it says nothing about who they are. */
  function onProvider(): void {
    const company = invent.company();
    const box = company.name.toLowerCase().replace(/[^a-z]/g, "");
    const phone = write(company.phone, someWriting(dice));
    rows.push(clerk.type(company, { "Tel 1": phone, Mail: `${box}@example.org`, Web: "" }, ["shared-mail-domain"]));
  }

  for (let n = 0; n < 16; n += 1) branch(n % 2 === 0);
  for (let n = 0; n < 8; n += 1) sharedBuilding();
  for (const tenants of [2, 2, 3, 2, 4, 2]) sharedSwitchboard(tenants);
  for (const name of dice.shuffled(surnames).slice(0, 6)) namesakes(`${name} Bros`);
  for (let n = 0; n < 14; n += 1) onProvider();
  return rows;
}
