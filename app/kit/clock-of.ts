import { IANAZone, type Zone } from "luxon";
import { correctedOffset, isCorrected } from "./zone-corrections.ts";

/** The clock on the walls of a zone, for luxon: also where parliament has changed it more lately than the tables know. */
export const clockOf = (zone: string): string | Zone => (isCorrected(zone) ? new CorrectedClock(zone) : zone);

class CorrectedClock extends IANAZone {
  override offset(at: number): number {
    return correctedOffset(this.name, at) ?? super.offset(at);
  }
}
