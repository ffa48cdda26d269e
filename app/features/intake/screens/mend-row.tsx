// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the list holds the focus and names the active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keys of a cell are the list's, which holds the focus
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { atStart } from "#app/ui/format.ts";
import type { RowView } from "../row-view.ts";
import type { GridColumn } from "./mend-columns.ts";
import { isManyCells } from "./pasted-cells.ts";

export const cellId = (line: number, column: number): string => `mend-${line}-${column}`;

type MendRowProps = {
  row: RowView;
  columns: readonly GridColumn[];
  awaits: boolean;
  /** The column that is active in this row, and what is being typed there. */
  active: number | null;
  draft: string | null;
  on: {
    open: (column: number) => void;
    type: (draft: string) => void;
    save: (move: "down" | "right" | "left" | "stay") => void;
    leave: () => void;
    paste: (text: string) => void;
    suggested: () => void;
  };
};

/** One quarantined row: why it waits, its cells to be typed over, and what was probably meant. */
export function MendRow({ row, columns, awaits, active, draft, on }: MendRowProps) {
  const { mend } = row;
  const cell = ({ column, header, place }: GridColumn, nth: number) => {
    const value = mend?.cells[column] ?? "";
    const bad = row.verdict === "quarantined" && (mend?.bad.includes(column) ?? false);
    const here = active === nth;
    const typing = here && draft !== null;
    return (
      <span
        key={column}
        id={cellId(row.line, nth)}
        role="gridcell"
        aria-colindex={nth + 4}
        aria-selected={here}
        aria-label={`${header}: ${value || "empty"}${bad ? ", at fault" : ""}`}
        className={`${bad ? "bad" : ""} ${here ? "here" : ""} ${mend?.edited.includes(column) ? "edited" : ""} ${place === "phone" ? "num" : ""}`}
        title={value || undefined}
        onClick={() => (typing ? undefined : on.open(nth))}
      >
        {typing ? <CellField header={header} value={draft} on={on} /> : value || <span className="quiet">empty</span>}
      </span>
    );
  };
  return (
    <div className="import-grid mend" role="presentation">
      <span className="r num" role="rowheader" title={`Line ${row.physicalLine} of the file`}>
        {row.line}
      </span>
      <span role="gridcell" aria-colindex={2} title={row.why.join(" ")} className={awaits ? "quiet" : undefined}>
        <Standing row={row} />
      </span>
      <span role="gridcell" aria-colindex={3} className="suggested">
        <Suggested row={row} take={on.suggested} />
      </span>
      {columns.map(cell)}
    </div>
  );
}

function Standing({ row: { verdict, why, mend } }: { row: RowView }) {
  if (verdict === "quarantined") return why[0] ?? "";
  if (verdict !== "lead") return `${atStart(verdict)}: ${why[0] ?? ""}`;
  return (
    <span className="mend-good">
      <IconCheck size={14} stroke={2.5} aria-hidden="true" />
      {mend?.later === "chosen" ? "Lead, to be researched" : "Lead now"}
    </span>
  );
}

/** What the key S does in this row. */
function suggestionOf({ verdict, mend }: RowView): string | null {
  if (mend?.later === "chosen") return "Leave it in quarantine";
  if (verdict !== "quarantined" || !mend) return null;
  return mend.offers[0]?.text ?? (mend.later === "possible" ? "Find them later" : null);
}

function Suggested({ row, take }: { row: RowView; take: () => void }) {
  const text = suggestionOf(row);
  return text ? (
    <button
      type="button"
      tabIndex={-1}
      title={text}
      onClick={(event) => {
        event.stopPropagation();
        take();
      }}
    >
      {text}
    </button>
  ) : null;
}

type CellFieldProps = { header: string; value: string; on: MendRowProps["on"] };

function CellField({ header, value, on }: CellFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.select();
  }, []);
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={header}
      value={value}
      onChange={(event) => on.type(event.target.value)}
      onBlur={() => on.save("stay")}
      onPaste={(event) => {
        const text = event.clipboardData.getData("text");
        if (!isManyCells(text)) return;
        event.preventDefault();
        event.stopPropagation();
        on.paste(text);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === "Escape") on.leave();
        else if (event.key === "Enter" && !event.altKey && !event.metaKey && !event.ctrlKey) on.save("down");
        else if (event.key === "Tab") on.save(event.shiftKey ? "left" : "right");
        else return;
        event.preventDefault();
      }}
    />
  );
}
