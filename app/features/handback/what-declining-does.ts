import type { CloseReason, DeclineReason, DormancyReason, NextAction, Stage } from "#db/vocabulary.ts";
import { endOfDay, endOfWorkingDay, type Place } from "./working-days.ts";

export type Following = {
  to: Stage;
  nextAction: NextAction | null;
  dueAt: Date | null;
  dormancyReason?: DormancyReason;
  closeReason?: CloseReason;
};

/** A decline loses nothing: its reason says where the lead goes, and who does what there by when. */
export function whatDecliningDoes(reason: DeclineReason, { now, place }: { now: Date; place: Place }): Following {
  switch (reason) {
    case "wrong-timing":
      return {
        to: "nurturing",
        nextAction: "wake",
        dueAt: endOfDay(now, 90, place),
        dormancyReason: "declined-by-client",
      };
    case "wrong-contact":
      return { to: "research", nextAction: "research", dueAt: endOfWorkingDay(now, 1, place) };
    case "already-customer":
      return { to: "closed", nextAction: null, dueAt: null, closeReason: "existing-customer" };
    case "not-as-agreed":
    case "other":
      return { to: "qualified", nextAction: "review", dueAt: endOfWorkingDay(now, 1, place) };
  }
}
