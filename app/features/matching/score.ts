import type { Crowding } from "./crowding.ts";
import { ADDRESS, DOMAIN, EMAIL, type Levels, levelOf, NAME, PHONE, POSTCODE } from "./fields.ts";
import { groundOf } from "./grounds.ts";
import type { Weights } from "./weights.ts";

const sameName = levelOf("name", "same");
const oneSlip = levelOf("phone", "one-slip");
const samePhoneLevel = levelOf("phone", "same");
const nearlySameAddress = levelOf("address", "nearly-same");
const samePostcode = levelOf("postcode", "same");
const sameStreet = levelOf("address", "same-street");
const sameDomain = levelOf("domain", "same");
const sameEmail = levelOf("email", "same");

/** The bits each field adds, in the order of the fields; what many share is worth less. */
export function weigh(levels: Levels, crowding: Crowding, weights: Weights): number[] {
  const table = weights.byGround[groundOf(levels)] ?? [];
  const bits = levels.map((level, field) => table[field]?.[level] ?? 0);
  if (levels[NAME] === sameName) soften(bits, NAME, crowding.name);
  if (levels[PHONE] === samePhoneLevel) soften(bits, PHONE, crowding.phone);
  if ((levels[ADDRESS] ?? 0) >= nearlySameAddress) soften(bits, ADDRESS, crowding.address);
  if (levels[DOMAIN] === sameDomain) soften(bits, DOMAIN, crowding.domain);
  if (levels[EMAIL] === sameEmail) soften(bits, EMAIL, crowding.email);
  sayPlaceOnce(levels, bits);
  sayElsewhereOnce(bits);
  if (levels[PHONE] === samePhoneLevel) {
    // An equal number leads to another ground, and is worth at least what a number with one slip would have been on the old one.
    const without = weigh(levels.with(PHONE, oneSlip), crowding, weights);
    const lost = sumOf(without) - sumOf(bits);
    if (lost > 0) bits[PHONE] = (bits[PHONE] ?? 0) + lost;
  }
  return bits;
}

/** An equal doorstep has an equal postcode and is in one town, and another address mostly has another one. */
function sayPlaceOnce(levels: Levels, bits: number[]): void {
  const [address = 0, postcode = 0] = [levels[ADDRESS], bits[POSTCODE]];
  if (address >= nearlySameAddress) bits[POSTCODE] = Math.min(postcode, levels[POSTCODE] === samePostcode ? 0.5 : 0);
  else if (address > 0 && address <= sameStreet) bits[POSTCODE] = Math.max(postcode, -0.5);
}

/** A firm that moved, or has a second site, has another number there too: the weaker of the two says little more. */
function sayElsewhereOnce(bits: number[]): void {
  const [phone = 0, address = 0] = [bits[PHONE], bits[ADDRESS]];
  if (phone >= 0 || address >= 0) return;
  if (phone > address) bits[PHONE] = phone / 4;
  else bits[ADDRESS] = address / 4;
}

function sumOf(bits: number[]): number {
  return bits.reduce((sum, weight) => sum + weight, 0);
}

/** Two is a pair of duplicates and costs nothing; each doubling beyond costs most of a bit, but never turns the sign. */
function soften(bits: number[], field: number, crowd: number): void {
  const full = bits[field] ?? 0;
  if (crowd > 2 && full > 0) bits[field] = Math.max(Math.min(full, 0.5), full - 0.7 * Math.log2(crowd / 2));
}
