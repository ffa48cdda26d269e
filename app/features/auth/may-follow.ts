import { mayActAs, type Person } from "./person.ts";

/** An agent hears of their own calls; imports and campaigns are for those who manage them. */
export function mayFollow({ id, role }: Pick<Person, "id" | "role">, topic: string): boolean {
  if (topic === `agent:${id}`) return mayActAs(role, "agent");
  return /^(import|campaign):[0-9a-f-]{36}$/.test(topic) && mayActAs(role, "manager");
}
