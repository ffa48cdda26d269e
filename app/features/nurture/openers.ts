import { lettersOf } from "#app/features/compliance/wish-keys.ts";
import type { DormancyReason } from "#db/vocabulary.ts";

/**
 * How to begin again with each kind of dormant, where the campaign has no opener of its own for it. They speak of the client and of the
 * person's own plans; of another supplier they say nothing, least of all what is rumoured.
 */
export const openers: Record<DormancyReason, string> = {
  "not-now":
    "{first}, it’s {agent}, calling for {client}. When we last spoke it was not the moment, and you said to come back about now. Is it a better time?",
  "under-contract":
    "{first}, it’s {agent}, calling for {client}. You told us when your contract comes up, and this is about when people look at what else there is. How do you decide on it this time?",
  "offering-missing":
    "{first}, it’s {agent}, calling for {client}. Last time something you needed was missing. May I ask whether you still need it, and how you manage without?",
  "unhappy-but-staying":
    "{first}, it’s {agent}, calling for {client}. Last time you said you would stay as you are for now. How has it gone since, and what would you want to be different?",
  "decides-slowly":
    "{first}, it’s {agent}, calling for {client}. I promised to keep in touch while you decide. Where does it stand with you, and who else should know of us?",
  "competitor-news":
    "{first}, it’s {agent}, calling for {client}. We have room for new customers at the moment, and I wanted you to know that we are there if you would like a second quote.",
  "bought-elsewhere":
    "{first}, it’s {agent}, calling for {client}. You went another way some weeks ago, and I hope it does what you wanted. Is anything still open that we could help with?",
  seasonal:
    "{first}, it’s {agent}, calling for {client}. You said to ring before your season begins. What do you plan for it this time?",
  "declined-by-client":
    "{first}, it’s {agent}, calling for {client}. We spoke some months ago, and the time was not right. Has it come nearer?",
  "returned-by-client":
    "{first}, it’s {agent}, calling for {client}. You spoke with {client} not long ago, and I wanted to hear whether anything was left open.",
  "lost-by-client":
    "{first}, it’s {agent}, calling for {client}. You looked at {client} some months ago and decided otherwise. How has it turned out?",
};

/** How to begin with somebody who rang us. */
export const returnOpener =
  "{first}, it’s {agent}, calling for {client}. You rang us, and I am ringing you back. What can I do for you?";

/** Words that make an opener a rumour. */
const rumour =
  /\b(bankrupt\w*|insolven\w*|in trouble|going under|going bust|layoffs?|sacked|scandal|lawsuit|sued|rumou?rs?|failing|collaps\w+)\b/i;

/** Why an opener is not fair to another supplier; null where it is. A person who is called hears of us, never of them. */
export function unfair(opener: string, competitor: string | null): string | null {
  if (competitor && lettersOf(opener).includes(lettersOf(competitor)))
    return `Leave ${competitor} out of what is said: speak of what the client has to offer.`;
  const [word] = rumour.exec(opener) ?? [];
  return word ? `“${word}” is talk about somebody else: speak of what the client has to offer.` : null;
}
