/** The named people and days of the story that tests, the demo and the pictures share. */

export const agencyName = "Ember Calling";

export const people = {
  priya: { email: "priya@ember.example", name: "Priya Nair", role: "agent" },
  tomasz: { email: "tomasz@ember.example", name: "Tomasz Wrona", role: "agent" },
  leah: { email: "leah@ember.example", name: "Leah Osei", role: "agent" },
  marc: { email: "marc@ember.example", name: "Marc Bell", role: "manager" },
  ada: { email: "ada@ember.example", name: "Ada Quist", role: "admin" },
} as const;

export const clientPeople = {
  hanna: { email: "hanna@calder.example", name: "Hanna Voss", client: "Calder Telematics" },
  owen: { email: "owen@harbour.example", name: "Owen Rhys", client: "Harbour Dental Supply" },
} as const;

/** A Tuesday within British calling hours; nothing in the tests depends on today. */
export const tuesday10am = new Date("2026-11-17T10:12:00Z");
export const tuesday8am = new Date("2026-11-17T08:12:00Z");
export const wednesday10am = new Date("2026-11-18T10:12:00Z");
export const sunday10am = new Date("2026-11-15T10:12:00Z");

export const minutesAfter = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
export const daysAfter = (from: Date, days: number): Date => minutesAfter(from, days * 24 * 60);
