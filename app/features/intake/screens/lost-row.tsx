import { useState } from "react";
import { number } from "#app/ui/format.ts";
import { Risk } from "#app/ui/risk.tsx";
import type { LostView } from "../lost-values.ts";

/** Values that no rule could make usable: how many, the first of them, and what to do. */
export function LostRow({ view }: { view: LostView }) {
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
      {open ? (
        <tr className="import-changes">
          <td />
          <td colSpan={5}>
            <ul>
              {rows.map(({ line, text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one row may be at fault twice; the list never changes its order
                <li key={at}>
                  <span className="quiet">Row {number(line)}</span>
                  <span>{text}</span>
                </li>
              ))}
            </ul>
            {cells > rows.length ? (
              <p className="quiet">
                The first {rows.length} of {number(cells)}.
              </p>
            ) : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}
