export type { AttemptFact, CallFacts, Decision, Reason, Verdict } from "./facts.ts";
