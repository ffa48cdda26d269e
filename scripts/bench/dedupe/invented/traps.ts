import type { Dice } from "#scripts/sample/dice.ts";
import { brandEnds, brandStarts, trades } from "#scripts/sample/words.ts";
import { type Firm, phoneAt, siteOf } from "./firm.ts";
import { type Told, tell, tellAgain } from "./tell.ts";

/** The records of some companies that are easily taken for one, or of one that is easily taken for two: company by company. */
export type Trap = (firm: Firm, dice: Dice, next: () => Firm) => Told[][];

const otherTrade = (firm: Firm, dice: Dice): string => {
  const trade = dice.pick(trades).name;
  return trade === firm.trade ? otherTrade(firm, dice) : trade;
};
const brand = (dice: Dice) => dice.pick(brandStarts) + dice.pick(brandEnds);

export const traps = {
  /** Some firms at one door, one in three behind one switchboard; some buildings are those of one trade, as of dentists. */
  coTenants: (firm, dice, next) => {
    const switchboard = dice.chance(0.33);
    const oneTrade = dice.chance(0.4);
    const tenants = Array.from({ length: dice.between(1, 4) }, next).map((other) => ({
      ...other,
      trade: oneTrade ? firm.trade : other.trade,
      dress: firm.dress,
      site: { ...firm.site, unit: String(dice.between(1, 40)) },
      phone: switchboard ? firm.phone : other.phone,
    }));
    return [firm, ...tenants].map((one) => [tell(one)]);
  },
  /** One name and one domain, each shop with its own door and number; the second record of one of them is a duplicate. */
  chain: (firm, dice, next) => {
    const shops = Array.from({ length: dice.between(2, 6) }, () => ({
      ...firm,
      site: siteOf(dice, firm.dress),
      phone: phoneAt(firm.dress, Number(next().phone.slice(-6)) * 7 + 1),
      companyNumber: "",
    }));
    return [[tell(firm), tellAtHome(firm, dice)], ...shops.map((shop) => [tellHere(shop)])];
  },
  /** One brand, each owner's own firm: the town is in the name, the domain is the brand's. */
  franchise: (firm, dice, next) =>
    Array.from({ length: dice.between(2, 4) }, () => {
      const { phone, person } = next();
      const site = siteOf(dice, firm.dress);
      return [
        {
          ...tell({ ...firm, phone, person, site, companyNumber: "" }),
          company: `${firm.name} ${firm.trade} ${site.city}`,
        },
      ];
    }).filter((one, at, all) => all.findIndex(([told]) => told?.company === one[0]?.company) === at),
  departments: (firm) => {
    const whole = `${firm.name} College`;
    const desks = ["Department of Catering", "Department of Engineering"];
    return [whole, ...desks.map((desk) => `${whole} ${desk}`)].map((company, at) => [
      {
        ...tell(firm),
        company,
        emails: [],
        contact: null,
        companyNumber: null,
        phones: [firm.phone.slice(0, -1) + String(at)],
      },
    ]);
  },
  hotelRestaurant: (firm, dice) => {
    const hotel = brand(dice);
    const names = [`${hotel} Hotel`, dice.chance(0.5) ? `${brand(dice)} Restaurant` : `${hotel} Hotel Restaurant`];
    return names.map((company) => [
      { ...tell(firm), company, emails: [], domain: null, contact: null, companyNumber: null },
    ]);
  },
  /** The owner is the firm: once under the trade, once under the person's name alone. */
  soleTrader: (firm) => {
    const own = { ...firm, name: firm.person, form: "" };
    return [[tell(own), { ...tell(own), company: null }]];
  },
  parentAndSubsidiary: (firm, dice) => [
    [{ ...tell({ ...firm, companyNumber: "" }), company: `${firm.name} Holdings ${firm.form}`.trim() }],
    [tell({ ...firm, companyNumber: "" })],
    [tell({ ...firm, companyNumber: "", trade: otherTrade(firm, dice) })],
  ],
  renamed: (firm, dice) => [[tell(firm), { ...tellAtHome(firm, dice), company: `${brand(dice)} ${firm.trade}` }]],
  moved: (firm, dice) => [[tell(firm), tellAtHome({ ...firm, site: siteOf(dice, firm.dress) }, dice)]],
  namesakes: (firm, _dice, next) => {
    const other = next();
    return [[tell(firm)], [tell({ ...other, name: firm.name, trade: firm.trade })]];
  },
} satisfies Record<string, Trap>;

/** Another record that keeps number and mailbox, whatever else it changes. */
function tellAtHome(firm: Firm, dice: Dice): Told {
  return { ...tellAgain(firm, dice), phones: [firm.phone], emails: tell(firm).emails };
}

/** A shop tells the firm's domain and no mailbox of its own. */
function tellHere(firm: Firm): Told {
  return { ...tell(firm), emails: [], contact: null };
}
