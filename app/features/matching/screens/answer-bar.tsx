import { Button } from "@mantine/core";
import { Key } from "#app/ui/key.tsx";
import { useJustChanged, useKeys } from "#app/ui/keys.tsx";
import type { PairAnswer } from "#db/vocabulary.ts";

type AnswerBarProps = {
  /** The question the keys answer now; null where none is open. */
  questionId: string | null;
  upNext: string | null;
  isUnderWay: () => boolean;
  mayUndo: boolean;
  onAnswer: (answer: PairAnswer) => void;
  onUndo: () => void;
};

const choices: { answer: PairAnswer; key: string; says: string }[] = [
  { answer: "same", key: "s", says: "Same company" },
  { answer: "different", key: "d", says: "Different" },
  { answer: "branch", key: "b", says: "Branch of A" },
  { answer: "later", key: "l", says: "Later" },
];

/**
 * The keys stand in one place whatever is asked. One press answers one question: while an answer is under way, and for a moment
 * after another question has come, presses are let pass.
 */
export function AnswerBar({ questionId, upNext, isUnderWay, mayUndo, onAnswer, onUndo }: AnswerBarProps) {
  const justChanged = useJustChanged(questionId, 400);
  const closed = questionId === null;
  const press = (act: () => void) => () => {
    if (!isUnderWay() && !justChanged()) act();
  };
  const bindings = choices.map(({ answer, key, says }) => ({
    key,
    does: `A and B: ${says.toLowerCase()}`,
    off: closed,
    run: press(() => onAnswer(answer)),
  }));
  useKeys("Duplicates", [...bindings, { key: "z", does: "Undo the last answer", off: !mayUndo, run: press(onUndo) }]);
  if (closed && !mayUndo) return null;
  return (
    <footer className="rk-foot dup-bar">
      {closed ? null : <b>A and B are</b>}
      {(closed ? [] : choices).map(({ answer, key, says }) => (
        <Button
          key={answer}
          variant={answer === "same" ? "filled" : answer === "later" ? "subtle" : "default"}
          color={answer === "later" ? "gray" : undefined}
          onClick={press(() => onAnswer(answer))}
          rightSection={<Key k={key.toUpperCase()} />}
          aria-keyshortcuts={key.toUpperCase()}
        >
          {says}
        </Button>
      ))}
      <span className="next">{upNext ? `Then ${upNext}` : ""}</span>
      <Button
        variant="subtle"
        color="gray"
        disabled={!mayUndo}
        onClick={press(onUndo)}
        rightSection={<Key k="Z" />}
        aria-keyshortcuts="Z"
      >
        Undo last
      </Button>
    </footer>
  );
}
