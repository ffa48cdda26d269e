import { cutText } from "#app/kit/cut-text.ts";
import { dayDate } from "#app/ui/format.ts";

export type Letter = "passed" | "reminder";

export type LetterFacts = {
  name: string;
  company: string;
  summary: string | null;
  acceptBy: Date;
  zone: string;
  link: string;
};

/** A company's name comes from a file: whatever it holds, a subject stays one line of bearable length. */
const inSubject = (text: string): string => cutText(text.replace(/\s+/g, " ").trim(), 80);

/** What the client's people read. Plain text, one link, nothing to be tracked by. */
export function letterOf(letter: Letter, facts: LetterFacts): { subject: string; body: string } {
  const by = dayDate(facts.acceptBy, facts.zone);
  const company = inSubject(facts.company);
  const subject = letter === "passed" ? `${company} wants to hear from you` : `${company} still waits for your answer`;
  const first =
    letter === "passed"
      ? `We spoke to ${company}, and they answered your questions.`
      : `We passed ${company} to you some days ago. It still waits for an answer.`;
  const told = facts.summary ? [facts.summary, ""] : [];
  return {
    subject,
    body: [
      `Hello ${facts.name},`,
      "",
      first,
      "",
      ...told,
      `Read the whole story, and accept or decline it by ${by}:`,
      facts.link,
      "",
      "Accepting takes one tap and makes the lead yours. If it is not right, decline it and say why: we see to the rest.",
      "",
    ].join("\n"),
  };
}
