import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { number } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import type { MoreLost } from "../lost-values.server.ts";
import type { LostView } from "../lost-values.ts";
import { ShowMore } from "./show-more.tsx";

type LostRowProps = { importId: string; view: LostView };

/** Values that no rule could make usable: how many, the first of them, and what to do. */
export function LostRow({ importId, view }: LostRowProps) {
  const [open, setOpen] = useState(false);
  const { title, todo, cells, rows } = view;
  const [first] = rows;
  return (
    <>
      <tr className="lost">
        <td />
        <td>
          <b>{title}</b>
        </td>
        <td className="r">
          <button type="button" className="import-open" aria-expanded={open} onClick={() => setOpen(!open)}>
            {number(cells)}
          </button>
        </td>
        <td colSpan={2}>
          {first ? (
            <Risk kind="wait">
              Row {number(first.line)}: {first.text}
            </Risk>
          ) : null}
        </td>
        <td className="quiet">{todo}</td>
      </tr>
      {open ? <LostList importId={importId} view={view} /> : null}
    </>
  );
}

function LostList({ importId, view: { code, title, cells, rows } }: LostRowProps) {
  const { load, data, state } = useFetcher<MoreLost | null>();
  const [shown, setShown] = useState(rows);
  useEffect(() => setShown(rows), [rows]);
  useEffect(() => {
    if (data) setShown((known) => (data.from === known.length ? [...known, ...data.rows] : known));
  }, [data]);
  return (
    <tr className="import-changes">
      <td />
      <td colSpan={5}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable with the keyboard */}
        <ul tabIndex={0} aria-label={title}>
          {shown.map(({ line, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one row may be at fault twice; the list never changes its order
            <li key={at} className="num">
              <span className="quiet">Row {number(line)}</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <ShowMore
          shown={shown.length}
          all={cells}
          busy={state !== "idle"}
          onMore={() => load(`/imports/${importId}/lost-values?code=${code}&from=${shown.length}`)}
        />
      </td>
    </tr>
  );
}
