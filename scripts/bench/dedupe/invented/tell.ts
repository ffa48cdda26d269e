import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Dice } from "#scripts/sample/dice.ts";
import { type Firm, personOf, type Site } from "./firm.ts";

export type Told = Omit<MatchRecord, "id">;

/** A record of a firm as its first salesman wrote it. */
export function tell(firm: Firm): Told {
  return {
    company: `${firm.name} ${firm.trade} ${firm.form}`.trim(),
    contact: firm.person,
    phones: [firm.phone],
    emails: [`${firm.person.split(" ")[0]?.toLowerCase()}@${firm.domain}`],
    domain: firm.domain,
    addressLine: lineOf(firm.site),
    city: firm.site.city,
    postcode: firm.site.postcode,
    companyNumber: firm.companyNumber || null,
  };
}

function lineOf({ house, road, kind, unit }: Site): string {
  return `${unit ? `Unit ${unit}, ` : ""}${house} ${road} ${kind}`;
}

const short: Record<string, string> = { Road: "Rd", Lane: "Ln", Street: "St", Avenue: "Ave", Drive: "Dr" };
const otherForms: Record<string, string> = {
  Ltd: "Limited",
  Limited: "Ltd",
  LTD: "Ltd.",
  Inc: "Incorporated",
  LLC: "L.L.C.",
};

/** … and as the second wrote it: each field in another dress, with a slip, or not at all; one way to know it again is left. */
export function tellAgain(firm: Firm, dice: Dice): Told {
  const told = tell(firm);
  const kept = dice.weighted({ phone: 60, address: 25, mail: 15 });
  const missing = (field: string, share: number) => field !== kept && dice.chance(share);
  const { site } = firm;
  const line = dice.chance(0.5) ? lineOf({ ...site, kind: short[site.kind] ?? site.kind, unit: "" }) : lineOf(site);
  const otherPerson = dice.chance(0.3);
  const contact = otherPerson ? personOf(dice) : firm.person;
  const noMail = missing("mail", 0.5);
  return {
    ...told,
    company: nameAgain(firm, dice),
    contact: dice.chance(0.2) ? null : contact,
    phones: missing("phone", 0.15)
      ? []
      : [dice.chance(0.03) && kept !== "phone" ? withSlip(firm.phone, dice) : firm.phone],
    emails: noMail ? [] : [`${otherPerson ? "office" : contact.split(" ")[0]?.toLowerCase()}@${firm.domain}`],
    domain: noMail || dice.chance(0.3) ? null : firm.domain,
    addressLine: missing("address", 0.2) ? null : line,
    postcode: missing("address", 0.25) ? null : site.postcode,
    companyNumber: dice.chance(0.5) ? told.companyNumber : null,
  };
}

function nameAgain({ name, trade, form }: Firm, dice: Dice): string {
  const how = dice.weighted({ same: 45, upper: 15, slip: 15, noTrade: 10, longer: 8, noForm: 7 });
  const told = { name: how === "slip" ? withSlip(name, dice) : name, form: otherForms[form] ?? form };
  if (how === "noTrade") return told.name;
  if (how === "longer") return `${told.name} ${trade} Services ${told.form}`.trim();
  const whole = `${told.name} ${trade} ${how === "noForm" ? "" : told.form}`.trim();
  return how === "upper" ? whole.toUpperCase() : whole;
}

/** Two neighbours swapped, one letter lost, or one doubled. */
function withSlip(text: string, dice: Dice): string {
  const at = dice.between(2, text.length - 2);
  const [before, one = "", two = "", rest] = [text.slice(0, at), text[at], text[at + 1], text.slice(at + 2)];
  const slip = /\d/.test(text) ? "swapped" : dice.weighted({ swapped: 1, lost: 1, doubled: 1 });
  if (slip === "swapped") return before + two + one + rest;
  return slip === "lost" ? before + two + rest : before + one + one + two + rest;
}
