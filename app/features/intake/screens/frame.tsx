import { Link } from "@remix-run/react";
import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Foot } from "#app/ui/foot.tsx";
import { Page } from "#app/ui/page.tsx";

export const steps = ["file", "columns", "cleanse", "review"] as const;
export type Step = (typeof steps)[number];
const names: Record<Step, string> = { file: "File", columns: "Columns", cleanse: "Cleanse", review: "Review" };

type FrameProps = {
  importId: string;
  at: Step;
  /** A committed or undone import has only its review left. */
  closed?: boolean;
  says: ReactNode;
  acts: ReactNode;
  children: ReactNode;
};

/** The four steps under one underline, and the one bar that says what the next key does and what it will not do. */
export function ImportFrame({ importId, at, closed = false, says, acts, children }: FrameProps) {
  const here = steps.indexOf(at);
  return (
    <>
      <Page wide>
        <ol className="rk-steps">
          {steps.map((step, n) => {
            const done = n < here || (closed && n !== here);
            const inside = (
              <>
                <span className={done ? "import-tick done" : "import-tick"} aria-hidden="true">
                  {done ? <IconCheck size={12} stroke={3} /> : n + 1}
                </span>
                {names[step]}
                {done ? <span className="sr">, done</span> : null}
              </>
            );
            return (
              <li key={step} aria-current={n === here ? "step" : undefined}>
                {n === here || closed ? inside : <Link to={`/imports/${importId}/${step}`}>{inside}</Link>}
              </li>
            );
          })}
        </ol>
        {children}
      </Page>
      <Foot says={says}>{acts}</Foot>
    </>
  );
}
