import { dateTime, dayDate } from "#app/ui/format.ts";
import type { EventData, EventType } from "./events.ts";

/** An entry of the ledger, as far as a sentence needs it. */
export type Told = { [T in EventType]: { type: T; data: EventData[T]; by: string | null } }[EventType];

/** What the ledger's ids stand for, looked up by whoever tells the story; what is missing is told without a name. */
export type Names = {
  /** Times are told in this zone. */
  zone: string;
  agency: string;
  client: string;
  people: Readonly<Record<string, { name: string; of: "agency" | "client" }>>;
  companies?: Readonly<Record<string, string>>;
  contacts?: Readonly<Record<string, string>>;
  /** By phone number id, as a person reads it. */
  numbers?: Readonly<Record<string, string>>;
  /** By attempt id. */
  numberOfAttempt?: Readonly<Record<string, string>>;
  /** By a disposition's code: its label. */
  outcomes?: Readonly<Record<string, string>>;
  /** By a question's id, or that of a former wording: how it was put then. */
  questions?: Readonly<Record<string, string>>;
  /** By the id of a former wording: what it became. */
  reworded?: Readonly<Record<string, string>>;
  /** By a line's id: "Opener: It is Priya …" */
  lines?: Readonly<Record<string, string>>;
  /** By row id: "row 318 of calder-old-leads.csv". */
  rows?: Readonly<Record<string, string>>;
};

export type Audience = "agency" | "client";

/** How one kind of event is told: to the agency, and to the client if it is theirs to see. */
export type Telling<T extends EventType> = (data: EventData[T], say: Say) => string;

/** How each kind of event of one room of the ledger is told: none of them missing, none of another room among them. */
export type Tellings<Room extends string> = { [T in Extract<EventType, Room>]: Telling<T> };

export type Say = Names & {
  /** Who did it, as the audience may know them; a rule, a clock or the network have no name. */
  who: string | null;
  name: (userId: string | null) => string | null;
  at: (iso: string) => string;
  day: (iso: string) => string;
};

export function saying(names: Names, by: string | null, audience: Audience): Say {
  const name = (userId: string | null): string | null => {
    const person = userId ? names.people[userId] : undefined;
    if (!person) return null;
    return audience === "client" && person.of === "agency" ? names.agency : person.name;
  };
  return {
    ...names,
    who: name(by),
    name,
    at: (iso) => dateTime(iso, names.zone),
    day: (iso) => dayDate(iso, names.zone),
  };
}

/** "Priya did this." or "This was done." */
export const active = (who: string | null, verb: string, passive: string): string =>
  who ? `${who} ${verb}.` : `${passive}.`;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
