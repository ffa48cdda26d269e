import type { Telephone } from "./features/telephony/twilio.server.ts";

/**
 * What the running house was started with and its rooms need to know: made once by the start script,
 * found by both copies of this module (the page bundle has its own).
 */
export type House = {
  demo: boolean;
  /** Where the outside world reaches us, without a trailing slash; webhook signatures are checked against it. */
  publicUrl: string;
  sessionSecret: string;
  /** Keys the hashes of suppressed numbers and people. Changing it forgets every suppression. */
  suppressionKey: string;
  telephone: Telephone;
  /** Where the simulator listens, when there is no real account. */
  simulatorUrl: string | null;
};

const kept = globalThis as typeof globalThis & { rekindleHouse?: House };

export function openHouse(house: House): void {
  kept.rekindleHouse = house;
}

export function house(): House {
  if (!kept.rekindleHouse) throw new Error("The house is not open yet: openHouse() comes before the first request.");
  return kept.rekindleHouse;
}
