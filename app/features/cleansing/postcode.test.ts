import { expect, test } from "vitest";
import { readPostcode } from "./postcode.ts";

test.each([
  ["GB", "ls1 4ap", "LS1 4AP"],
  ["GB", "LS1-4AP", "LS1 4AP"],
  ["GB", "GIR0AA", "GIR 0AA"],
  ["GB", "0X1 1AA", "OX1 1AA"],
  ["GB", "SWIA 1AA", "SW1A 1AA"],
  ["GB", "bfpo57", "BFPO 57"],
  ["JE", "je23ab", "JE2 3AB"],
  ["US", "2134", "02134"],
  ["US", "2134-1234", "02134-1234"],
  ["US", "MA 02134", "02134"],
  ["PL", "00950", "00-950"],
  ["PT", "1000 205", "1000-205"],
  ["JP", "〒1000001", "100-0001"],
  ["BR", "01310100", "01310-100"],
  ["IN", "110 001", "110001"],
  ["SE", "SE-11455", "114 55"],
  ["LU", "L-1009", "1009"],
  ["AT", "A-1010", "1010"],
  ["DE", "D-10115", "10115"],
  ["FI", "FIN-00100", "00100"],
  ["DK", "DK-2100", "2100"],
  ["IE", "d02x285", "D02 X285"],
  ["CA", "k1a0b1", "K1A 0B1"],
  ["CA", "K1A OB1", "K1A 0B1"],
  ["DE", "1O115", "10115"],
  ["GB", "12345", null],
  ["NL", "0123AB", null],
])("%s: %s is %s", (country, text, value) => {
  expect(readPostcode(text, country).value).toBe(value);
});
