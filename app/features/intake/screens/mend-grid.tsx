// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Notice } from "#app/ui/notice.tsx";
import { VirtualRows } from "#app/ui/virtual-rows.tsx";
import type { ReadColumn, RowView } from "../row-view.ts";
import { gridHeight, ROW_HEIGHT } from "./grid-height.ts";
import { gridColumns } from "./mend-columns.ts";
import { cellId, MendRow } from "./mend-row.tsx";
import { isManyCells, pastedCells } from "./pasted-cells.ts";
import { useMending } from "./use-mending.tsx";

type MendGridProps = {
  importId: string;
  columns: readonly ReadColumn[];
  /** All that were loaded, and of those the ones that are asked for now. */
  rows: readonly RowView[];
  shown: readonly RowView[];
  label: string;
  readOn: () => void;
  onAnswer: (rows: RowView[]) => void;
};

/** The quarantine as a grid: typed over in place, by keys alone where one likes. */
export function MendGrid({ importId, columns, rows, shown, label, readOn, onAnswer }: MendGridProps) {
  const { rowOf, awaits, change, undo, refused } = useMending(importId, rows, onAnswer);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [draft, setDraft] = useState<string | null>(null);
  // A field that closes also loses the focus: whichever comes first saves, and only that.
  const typed = useRef<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const grid = gridColumns(columns, rows);
  const row = shown[Math.min(at.row, shown.length - 1)];
  const active = row ? cellId(row.line, at.column) : undefined;
  const opened = useRef(true);
  useEffect(() => {
    // A page that has just opened stays where it is.
    if (opened.current) opened.current = false;
    else if (active) document.getElementById(active)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  if (!row) return null;

  const cellOf = (of: RowView, nth: number) => rowOf(of).mend?.cells[grid[nth]?.column ?? -1] ?? "";
  const focusList = () => box.current?.querySelector<HTMLElement>(".rk-rows")?.focus({ preventScroll: true });
  const within = (n: number, most: number) => Math.max(0, Math.min(n, most));
  const move = (rows: number, cells: number) => {
    const next = at.column + cells;
    const over = next < 0 ? -1 : next >= grid.length ? 1 : 0;
    const to = within(at.row + rows + over, shown.length - 1);
    if (over === 0) setAt({ row: to, column: next });
    else if (to !== at.row) setAt({ row: to, column: over < 0 ? grid.length - 1 : 0 });
  };
  const type = (value: string | null) => {
    typed.current = value;
    setDraft(value);
  };
  const open = (index: number, nth: number) => {
    const target = shown[index];
    setAt({ row: index, column: nth });
    if (target && !rowOf(target).mend?.long.includes(grid[nth]?.column ?? -1)) type(cellOf(target, nth));
  };
  const save = (go: "down" | "right" | "left" | "stay") => {
    const value = typed.current;
    if (value === null) return;
    type(null);
    const column = grid[at.column]?.column;
    if (column !== undefined) change({ edits: [{ line: row.line, column, value }] });
    if (go === "stay") return;
    focusList();
    if (go === "down") move(1, 0);
    else move(0, go === "right" ? 1 : -1);
  };
  const leave = () => {
    type(null);
    focusList();
  };
  const paste = (text: string) => {
    leave();
    const cells = isManyCells(text) ? pastedCells(text) : [[text.replace(/\r?\n$/, "")]];
    change({
      edits: cells.flatMap((values, down) =>
        values.flatMap((value, right) => {
          const line = shown[at.row + down]?.line;
          const column = grid[at.column + right]?.column;
          return line === undefined || column === undefined ? [] : [{ line, column, value }];
        }),
      ),
    });
  };
  const take = (of: RowView) => {
    const { mend, line, verdict } = rowOf(of);
    if (!mend) return;
    const offer = verdict === "quarantined" && mend.later !== "chosen" ? mend.offers[0] : undefined;
    if (offer) change({ edits: offer.edits.map((edit) => ({ ...edit, line })) });
    else if (mend.later !== "no") change({ findLater: [{ line, on: mend.later === "possible" }] });
  };
  const research = () => {
    if (rowOf(row).mend?.later === "possible") change({ findLater: [{ line: row.line, on: true }] });
  };
  const takeBack = () => {
    const where = undo();
    const index = where ? shown.findIndex(({ line }) => line === where.line) : -1;
    const nth = grid.findIndex(({ column }) => column === where?.column);
    if (index >= 0) setAt({ row: index, column: nth < 0 ? at.column : nth });
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1, 0),
    ArrowUp: () => move(-1, 0),
    ArrowRight: () => move(0, at.column + 1 < grid.length ? 1 : 0),
    ArrowLeft: () => move(0, at.column > 0 ? -1 : 0),
    PageDown: () => move(10, 0),
    PageUp: () => move(-10, 0),
    Home: () => setAt({ ...at, column: 0 }),
    End: () => setAt({ ...at, column: grid.length - 1 }),
    Enter: () => open(at.row, at.column),
    F2: () => open(at.row, at.column),
    Delete: () => change({ edits: [{ line: row.line, column: grid[at.column]?.column ?? 0, value: "" }] }),
    Escape: () => setLeaving(true),
    s: () => take(row),
    r: research,
    u: takeBack,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) {
      if (event.key.toLowerCase() !== "z" || event.altKey) return;
      event.preventDefault();
      return takeBack();
    }
    if (event.key === "Tab") {
      const last = event.shiftKey
        ? at.row === 0 && at.column === 0
        : at.row === shown.length - 1 && at.column === grid.length - 1;
      if (leaving || last) return;
      event.preventDefault();
      return move(0, event.shiftKey ? -1 : 1);
    }
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    setLeaving(event.key === "Escape");
    act();
  };
  const split = grid.filter(({ place }) => place !== null).length;
  const widths = `56px minmax(var(--mend-why), 2fr) minmax(150px, 1fr) repeat(${split}, minmax(136px, 1fr))${grid.length > split ? ` repeat(${grid.length - split}, 136px)` : ""}`;
  return (
    <>
      {refused ? <Notice kind="block">{refused}</Notice> : null}
      <div
        className="import-grid-scroll"
        ref={box}
        style={{ "--mend-columns": widths, "--mend-width": `${440 + grid.length * 137}px` } as object}
      >
        <div className="import-grid head mend" aria-hidden="true">
          <span className="r">Row</span>
          <span>Why it waits</span>
          <span>Suggested</span>
          {grid.map(({ column, header }) => (
            <span key={column}>{header}</span>
          ))}
        </div>
        <VirtualRows
          rows={shown}
          rowKey={({ line }) => line}
          label={label}
          rowHeight={ROW_HEIGHT}
          height={gridHeight(shown.length)}
          follow={at.row}
          onNearEnd={readOn}
          grid={{
            active,
            columns: grid.length + 3,
            onKeyDown,
            onPaste: (event) => {
              event.preventDefault();
              paste(event.clipboardData.getData("text"));
            },
            onCopy: (event) => {
              event.preventDefault();
              event.clipboardData.setData("text/plain", cellOf(row, at.column));
            },
            onFocus: () => setLeaving(false),
          }}
        >
          {(of, index) => (
            <MendRow
              row={rowOf(of)}
              columns={grid}
              awaits={awaits(of.line)}
              active={index === at.row ? at.column : null}
              draft={index === at.row ? draft : null}
              on={{
                open: (nth) => open(index, nth),
                type,
                save,
                leave,
                paste,
                suggested: () => take(of),
              }}
            />
          )}
        </VirtualRows>
      </div>
      <p className="mend-why" aria-live="polite">
        <b>Row {row.line}.</b> {rowOf(row).why.join(" ")}
      </p>
    </>
  );
}
