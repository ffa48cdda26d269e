import { IANAZone } from "luxon";
import { describe, expect, test } from "vitest";
import { australia } from "./zones/australia.ts";
import { placesOfCountry } from "./zones/north-america.ts";
import { candidatePlaces, likelyCountry } from "./zones.ts";

const nowhere = { country: null, region: null, postcode: null, zone: null };

function zonesOf(e164: string, place: Partial<Parameters<typeof candidatePlaces>[1]> = {}) {
  const places = candidatePlaces(e164, { ...nowhere, ...place });
  return [...new Set(places.map((p) => `${p.region ?? p.country} ${p.zone?.split("/").at(-1)}`))].sort();
}

const everyZone = australia.map((p) => `${p.region} ${p.zone?.split("/").at(-1)}`).sort();

describe("from the number alone", () => {
  test.each([
    ["+12125550123", ["NY New_York"]],
    ["+18505550123", ["FL Chicago", "FL New_York"]],
    ["+12085550123", ["ID Denver", "ID Los_Angeles"]],
    ["+19285550123", ["AZ Denver", "AZ Phoenix"]],
    ["+19155550123", ["TX Denver"]],
    ["+17875550123", ["PR Puerto_Rico"]],
    ["+19025550123", ["NS Halifax", "PE Halifax"]],
    ["+18765550123", ["JM undefined"]],
    ["+12995550123", []],
    ["+80012345678", []],
    ["+61260551234", ["NSW Sydney", "VIC Melbourne"]],
    ["+61770101234", ["QLD Brisbane"]],
    ["+61755000000", ["NSW Sydney", "QLD Brisbane"]],
    ["+61890000000", ["WA Perth"]],
    ["+61370101234", ["NSW Sydney", "TAS Hobart", "VIC Melbourne"]],
    ["+447911000000", ["GB London"]],
    ["+34910000000", ["ES Canary", "ES Madrid"]],
  ])("%s", (e164, zones) => {
    expect(zonesOf(e164)).toEqual(zones);
  });

  test("a freephone number may be in any state or province, an Australian mobile in any state", () => {
    const states = new Set(candidatePlaces("+18005550199", nowhere).map((p) => `${p.country} ${p.region}`));

    expect(states.size).toBe(51 + 13);
    expect(zonesOf("+61491570156")).toHaveLength(australia.length);
  });
});

describe("from the address, which the number only completes", () => {
  test.each([
    ["+12125550123", { country: "US", region: "California" }, ["CA Los_Angeles"]],
    ["+12125550123", { region: "CA" }, ["CA Los_Angeles"]],
    ["+14165550123", { country: "CA", region: "BC" }, ["BC Dawson_Creek", "BC Edmonton", "BC Vancouver"]],
    ["+12125550123", { country: "US" }, ["NY New_York"]],
    ["+13055550123", { country: "US", region: "FL", postcode: "32501" }, ["FL Chicago"]],
    ["+13055550123", { country: "US", region: "NY" }, ["FL New_York", "NY New_York"]],
    ["+61491570156", { country: "AU", region: "WA" }, ["WA Perth"]],
    ["+61491570156", { country: "AU", postcode: "4000" }, ["QLD Brisbane"]],
    ["+61491570156", { country: "AU", postcode: "2880" }, ["NSW Broken_Hill"]],
    ["+442079460123", { country: "GB", postcode: "eh1 1aa" }, ["SCT London"]],
    ["+442079460123", { country: "GB", region: "Scotland" }, ["SCT London"]],
    ["+442079460123", { country: "JE" }, ["JE Jersey"]],
    ["+442079460123", { country: "GB", postcode: "TD15 1AA" }, ["GB London"]],
    ["+12125550123", { country: "GB", postcode: "EC1A 1BB" }, ["ENG London", "NY New_York"]],
    ["+18765550123", { country: "US", region: "NY" }, ["JM undefined", "NY New_York"]],
    ["+12995550123", { country: "US", region: "NY" }, []],
    ["+18005550199", { country: "US", region: "NY" }, ["NY New_York"]],
    ["+33596512345", { country: "FR", postcode: "97200" }, ["FR Paris", "MQ undefined"]],
    ["+596596512345", { country: "FR", postcode: "97200" }, ["MQ undefined"]],
    ["+33199001234", { country: "FR", region: "La Réunion" }, ["FR Paris", "RE undefined"]],
    ["+4532123456", { country: "DK", postcode: "3900" }, ["DK Copenhagen", "GL undefined"]],
    ["+442079460123", { country: "GB", postcode: "GX11 1AA" }, ["GB London", "GI undefined"]],
    ["+61891621234", { country: "AU", postcode: "6799" }, ["WA Cocos"]],
    ["+61491570156", { country: "AU", region: "WA", postcode: "6798" }, ["WA Christmas"]],
    ["+61491570156", { country: "AU", postcode: "2899" }, [...everyZone, "NF undefined"].sort()],
    ["+61889501234", { country: "AU", postcode: "0872" }, ["NT Darwin"]],
  ])("%s at %o", (e164, place, zones) => {
    expect(zonesOf(e164, place)).toEqual(zones);
  });
});

describe("from a zone somebody confirmed", () => {
  test.each([
    ["+61491570156", { zone: "Australia/Perth" }, ["WA Perth"]],
    ["+18505550123", { zone: "America/Chicago" }, ["FL Chicago"]],
    ["+442079460123", { zone: "Europe/Paris" }, ["GB Paris"]],
    ["+12125550123", { zone: "America/Phoenix" }, ["AZ Phoenix"]],
    ["+12125550123", { country: "GB", postcode: "EC1A 1BB", zone: "Europe/London" }, ["ENG London", "NY London"]],
    ["+493023125123", { country: "US", region: "NY", zone: "America/New_York" }, ["DE New_York", "NY New_York"]],
  ])("%s %o", (e164, place, zones) => {
    expect(zonesOf(e164, place)).toEqual(zones);
  });
});

test("every zone in the tables exists", () => {
  const all = [...placesOfCountry("US"), ...placesOfCountry("CA"), ...australia].map((p) => p.zone ?? "");

  expect(all.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
});

test.each([
  ["+442079460123", "GB", "GB"],
  ["+33199001234", "GB", "FR"],
  ["+18005550199", "US", "US"],
  ["+18005550199", "GB", null],
  ["+18765550123", "US", "JM"],
])("without an address, %s in a campaign in %s is taken to be in %s", (e164, assumed, country) => {
  expect(likelyCountry(e164, assumed)).toBe(country);
});
