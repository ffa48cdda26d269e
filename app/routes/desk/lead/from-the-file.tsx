import { UndoMerge } from "#app/features/matching/screens/undo-merge.tsx";
import type { LeadStory } from "#app/features/reporting/lead-story.ts";
import { count, dateTime, number, percent } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";
import { ShowAll } from "./show-all.tsx";

type Props = Pick<LeadStory, "rows" | "merges" | "more"> & { zone: string; mayUndo: boolean };

/** The cells as they came beside what we made of them, and why two rows count as one company. */
export function FromTheFile({ rows, merges, more, zone, mayUndo }: Props) {
  return (
    <>
      {rows.map((row) => (
        <Section
          key={row.id}
          title={`Row ${number(row.line)}`}
          level={3}
          aside={<span className="rk-tag">{row.verdict}</span>}
        >
          <p className="fine">{row.file}</p>
          <dl className="lead-cells">
            {row.cells
              .filter(({ original }) => original.trim() !== "")
              .map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one header; their order never changes
                <div key={at}>
                  <dt>{cell.header}</dt>
                  <dd>
                    <span className={cell.steps.length > 0 ? "was" : undefined}>{cell.original}</span>
                    {cell.steps.map((step) => (
                      <span key={`${step.field} ${step.value} ${step.because}`} className="step">
                        {step.value === "" ? "taken out" : step.value} <small>{step.because}</small>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
          </dl>
        </Section>
      ))}
      {more.rows > 0 ? <ShowAll says={count(more.rows, "more row")} /> : null}
      {merges.length > 0 ? (
        <Section title={count(merges.length + more.merges, "merge")} level={3}>
          {merges.map((merge) => (
            <div key={merge.id} className="lead-merge">
              <p>
                {merge.merged} into {merge.kept}
                {merge.undone ? ", undone since" : ""}
              </p>
              <p className="fine">
                {merge.by ? `${merge.by} said so` : `Certain (${percent(merge.probability)}), nobody had to be asked`},{" "}
                {dateTime(merge.at, zone)}
              </p>
              <ul>
                {merge.evidence.map((text) => (
                  <li key={text} className="fine">
                    {text}
                  </li>
                ))}
              </ul>
              {mayUndo ? <UndoMerge mergeId={merge.id} undone={merge.undone} /> : null}
            </div>
          ))}
          {more.merges > 0 ? <ShowAll says={count(more.merges, "more merge")} /> : null}
        </Section>
      ) : null}
    </>
  );
}
