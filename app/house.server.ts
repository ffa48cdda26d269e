import type { Telephone } from "./features/telephony/twilio.server.ts";

/** The way out to the telephone network, or to the simulator in its place. */
export type Line = {
  telephone: Telephone;
  /** What the provider signs its webhooks with: the account's primary auth token. */
  webhookSecret: string;
  /** Whether to ask the provider who, or what, answered. */
  detectMachines: boolean;
  /** Where the simulator listens; null when calls really go out. */
  simulatorUrl: string | null;
};

/**
 * What the running house was started with and its rooms need to know: made once by the start script,
 * found by both copies of this module (the page bundle has its own).
 */
export type House = {
  demo: boolean;
  /** Where the outside world reaches us, without a trailing slash; webhook signatures are checked against it. */
  publicUrl: string;
  sessionSecret: string;
  /** Keys the hashes of suppressed numbers and people, and seals second factors. Changing it forgets every suppression. */
  suppressionKey: string;
  /** Null for a command, which rings nobody. */
  line: Line | null;
  /** How mail goes out; an outbox keeps it where no server is set. */
  smtp: { kind: "outbox" } | { kind: "smtp"; url: string; from: string };
  /** What the mail server shows when it tells of answers and of mail that came back; null: nobody is listened to. */
  mailHookSecret: string | null;
};

const kept = globalThis as typeof globalThis & { rekindleHouse?: House };

export function openHouse(house: House): void {
  kept.rekindleHouse = house;
}

export function house(): House {
  if (!kept.rekindleHouse) throw new Error("The house is not open yet: openHouse() comes before the first request.");
  return kept.rekindleHouse;
}

export function houseLine(): Line {
  const { line } = house();
  if (!line) throw new Error("This process has no telephone.");
  return line;
}
