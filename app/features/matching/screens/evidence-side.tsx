import { useLocalStorage } from "@mantine/hooks";
import { count } from "#app/ui/format.ts";
import { Hint } from "#app/ui/key.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import type { Question } from "../open-questions.server.ts";
import { inHundred, upperFirst, Waterfall } from "./waterfall.tsx";

/** Why we ask, and what each answer would do. */
export function EvidenceSide({ question }: { question: Question }) {
  const { probability, likelihood, steps, weightsVersion, ifSame, unaskedFrom, askedFrom } = question;
  const [told, setTold] = useLocalStorage({ key: "rk-reasons", defaultValue: true });
  const turn = () => setTold((before) => !before);
  useKeys("Duplicates", [{ key: "w", does: told ? "Put the reasons away" : "Why they may be the same", run: turn }]);
  const guard = steps.find(({ field }) => field === "guard");
  return (
    <aside className="dup-side" aria-label="Why they may be the same">
      <h2>A and B: {likelihood}</h2>
      <p className="says">
        {upperFirst(inHundred(probability))}; the thin line is even odds. From {Math.round(unaskedFrom * 100)} they
        would have merged unasked{guard ? ", were it not for a rule that keeps such pairs for a person" : ""}; below{" "}
        {Math.round(askedFrom * 100)} nobody is asked.
      </p>
      <Hint k="W" onClick={turn}>
        {told ? "put the reasons away" : `show ${count(steps.length - 1, "reason")}`}
      </Hint>
      {told ? <Waterfall steps={steps} probability={probability} weightsVersion={weightsVersion} /> : null}
      <h3>If same</h3>
      <p>
        {ifSame} It can be undone at any time.{alsoAnswered(question.besides.same)}
      </p>
      {question.besides.different > 0 ? (
        <>
          <h3>If different</h3>
          <p>Both stay as they are.{alsoAnswered(question.besides.different)}</p>
        </>
      ) : null}
      <h3>If B is a branch of A</h3>
      <p>
        Two leads, as now, each with its own people and numbers, shown on each other’s page. A wish of the firm not to
        be called binds both.{alsoAnswered(question.besides.different)}
      </p>
    </aside>
  );
}

/** What of the rest one answer takes along. */
const alsoAnswered = (questions: number): string =>
  questions === 0 ? "" : ` It answers ${count(questions, "other question")} with it.`;
