import { TextInput } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Section } from "#app/ui/section.tsx";
import { answeredCount } from "../desk-phase.ts";
import type { DeskQuestion, DeskView } from "../desk-view.ts";

export const questionId = (id: string) => `desk-question-${id}`;

type QuestionsProps = { view: DeskView; onAnswer: (questionId: string, value: string) => void };

/** The client's own questions. The first open one is marked; answers are kept as they are typed. */
export function Questions({ view, onAnswer }: QuestionsProps) {
  const { lead, draft } = view;
  if (!lead) return null;
  const required = lead.questions.filter((question) => question.required).length;
  const live = view.call.state === "talking" || view.call.state === "ended";
  const next = live ? lead.questions.find((question) => !draft.answers[question.id]?.trim()) : undefined;
  return (
    <Section
      title={lead.asksTitle}
      className="desk-asks"
      aside={
        <span className="quiet num">
          {answeredCount(view)} of {lead.questions.length} answered
          {required > 0 ? ` · ${required === lead.questions.length ? `all ${required}` : required} to qualify` : ""}
        </span>
      }
    >
      <ol>
        {lead.questions.map((question, i) => (
          <Question
            key={question.id}
            question={question}
            nth={i + 1}
            now={question === next}
            answer={draft.answers[question.id] ?? ""}
            onAnswer={(value) => onAnswer(question.id, value)}
          />
        ))}
      </ol>
    </Section>
  );
}

type QuestionProps = {
  question: DeskQuestion;
  nth: number;
  now: boolean;
  answer: string;
  onAnswer: (value: string) => void;
};

function Question({ question, nth, now, answer, onAnswer }: QuestionProps) {
  const done = answer.trim() !== "";
  const id = questionId(question.id);
  const label = (
    <>
      <span className={`rk-tick ${done ? "done" : now ? "now" : ""}`} aria-hidden="true">
        {done ? <IconCheck size={12} stroke={3} /> : nth}
      </span>
      {question.ask}
      <span className="sr">{done ? ", answered" : ""}</span>
    </>
  );
  if (question.kind === "choice") {
    return (
      <li className={now ? "now" : undefined}>
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
        <fieldset className="rk-picks" aria-labelledby={`${id}-label`}>
          {question.choices?.map((choice, i) => (
            <button
              type="button"
              key={choice}
              id={i === 0 ? id : undefined}
              aria-pressed={answer === choice}
              onClick={() => onAnswer(answer === choice ? "" : choice)}
            >
              {choice}
            </button>
          ))}
        </fieldset>
      </li>
    );
  }
  return (
    <li className={now ? "now" : undefined}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <TextInput
        id={id}
        size="xs"
        value={answer}
        placeholder={question.hint ?? undefined}
        inputMode={question.kind === "number" ? "numeric" : undefined}
        autoComplete="off"
        onChange={(event) => onAnswer(event.currentTarget.value)}
      />
    </li>
  );
}
