import type { Role } from "#db/vocabulary.ts";

/** Who is signed in. `clientId` is set for people of a client and null for the agency's own. */
export type Person = { id: string; name: string; email: string; role: Role; clientId: string | null };

/** What somebody does before anything else: choose their own in place of a password that an admin gave them, and set up what the agency asks for. */
export type Duty = "own-password" | "second-factor";

export const dutyPages: Record<Duty, string> = {
  "own-password": "/account",
  "second-factor": "/account/second-factor",
};

const homes: Record<Role, string> = { agent: "/desk", manager: "/campaigns", admin: "/campaigns", client: "/portal" };

export const homeOf = (role: Role): string => homes[role];

/** The agency's roles include each other: an admin may do what a manager may, and so on down to the desk. */
const includes: Record<Role, readonly Role[]> = {
  agent: ["agent"],
  manager: ["agent", "manager"],
  admin: ["agent", "manager", "admin"],
  client: ["client"],
};

export const mayActAs = (role: Role, needed: Role): boolean => includes[role].includes(needed);
