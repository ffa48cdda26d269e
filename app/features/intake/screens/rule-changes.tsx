import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { number } from "#app/ui/format.ts";
import type { RuleView } from "../cleanse-step.ts";
import { readOnAfter } from "../read-on.ts";
import type { MoreChanges } from "../rule-changes.server.ts";
import { ShowMore } from "./show-more.tsx";

type RuleChangesProps = { importId: string; view: RuleView; headers: string[] };

/** The cells that a rule changed, read on as far as somebody wants to see them. */
export function RuleChanges({ importId, view, headers }: RuleChangesProps) {
  const { load, data, state } = useFetcher<MoreChanges | null>();
  const [shown, setShown] = useState(view.changes);
  useEffect(() => setShown(view.changes), [view]);
  useEffect(() => {
    if (!data) return;
    setShown((known) => {
      const { line, skip } = readOnAfter(known);
      return data.from.line === line && data.from.skip === skip ? [...known, ...data.changes] : known;
    });
  }, [data]);
  const readOn = () => {
    const { line, skip } = readOnAfter(shown);
    load(`/imports/${importId}/rule-changes?rule=${view.rule}&line=${line}&skip=${skip}`);
  };
  return (
    <tr className="import-changes">
      <td />
      <td colSpan={5}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable with the keyboard */}
        <ul tabIndex={0} aria-label={`What was changed: ${view.label}`}>
          {shown.map(({ line, column, was, is }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one cell may be changed twice by a rule; the list never changes its order
            <li key={at}>
              <span className="quiet">
                Row {number(line)}, {headers[column]}
              </span>
              <span className="rk-samples">
                <span>{was}</span>
              </span>
              <span>{is || <em className="quiet">empty</em>}</span>
            </li>
          ))}
        </ul>
        <ShowMore shown={shown.length} all={view.cells} busy={state !== "idle"} onMore={readOn} />
      </td>
    </tr>
  );
}
