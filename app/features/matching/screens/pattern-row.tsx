import { Button } from "@mantine/core";
import { count } from "#app/ui/format.ts";
import type { ShownPattern } from "../patterns-page.server.ts";
import { inHundred, upperFirst } from "./waterfall.tsx";

type Answer = "same" | "different" | "branch";
type Props = { pattern: ShownPattern; busy: boolean; onAnswer: (answer: Answer) => void };

const choices: { answer: Answer; says: string }[] = [
  { answer: "same", says: "All the same" },
  { answer: "different", says: "All different" },
  { answer: "branch", says: "All branches" },
];

/** A kind of question: what its pairs have in common, each pair by name, one answer for all of them. */
export function PatternRow({ pattern, busy, onAnswer }: Props) {
  const { says, from, to, questions } = pattern;
  const many = count(questions.length, "question");
  return (
    <li>
      <div className="what">
        <p>
          <b>{many}</b>: {upperFirst(says.join("; "))}
        </p>
        <p className="fine">
          {inHundred(from) === inHundred(to) ? inHundred(to) : `From ${inHundred(from)} to ${inHundred(to)}`}
        </p>
        <details open={questions.length <= 12}>
          <summary>All {count(questions.length, "pair")}</summary>
          <ul className="dup-pairs">
            {questions.map(({ id, a, b }) => (
              <li key={id}>
                <span>{a}</span> <span>{b}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <fieldset className="dup-all" aria-label={`${many}: ${says.join("; ")}`}>
        {choices.map(({ answer, says: label }) => (
          <Button key={answer} variant="default" size="compact-md" disabled={busy} onClick={() => onAnswer(answer)}>
            {label}
          </Button>
        ))}
      </fieldset>
    </li>
  );
}
