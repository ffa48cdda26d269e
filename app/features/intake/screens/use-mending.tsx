import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { MendedImport } from "../mend-import.server.ts";
import type { CellEdit } from "../mend-record.ts";
import type { RowView } from "../row-view.ts";

type Later = { line: number; on: boolean };
type Change = { edits: CellEdit[]; findLater: Later[] };

const nothing: Change = { edits: [], findLater: [] };
const join = (one: Change, other: Change): Change => ({
  edits: [...one.edits, ...other.edits],
  findLater: [...one.findLater, ...other.findLater],
});

const refusals: Record<string, string> = {
  "too-late": "It was committed or undone meanwhile: what you typed last was not kept. Load the page again.",
  "read-anew": "The file is read another way since: what you typed last was not kept. Load the page again.",
  unreadable: "That was more than can be taken in at once. Paste fewer cells.",
};

export type Mending = {
  /** A row as it stands with what was typed, and whether its verdict is still awaited. */
  rowOf: (row: RowView) => RowView;
  awaits: (line: number) => boolean;
  change: (change: Partial<Change>) => void;
  undo: () => { line: number; column: number | null } | null;
  refused: string | null;
};

/** What is typed stands in its cell at once; it is sent one batch after the other, and each answers with its rows' verdicts. */
export function useMending(importId: string, rows: readonly RowView[], onAnswer: (rows: RowView[]) => void): Mending {
  const { submit, state, data } = useFetcher<MendedImport>();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [answered, setAnswered] = useState<ReadonlyMap<number, RowView>>(new Map());
  const [waiting, setWaiting] = useState<Change>(nothing);
  const sent = useRef<Change>(nothing);
  const done = useRef<Change[]>([]);
  const seen = useRef<unknown>(null);

  useEffect(() => {
    if (!data || seen.current === data) return;
    seen.current = data;
    const { edits } = sent.current;
    sent.current = nothing;
    if (!data.ok) {
      setTyped((known) => without(known, edits));
      return;
    }
    setAnswered((known) => new Map([...known, ...data.rows.map((row) => [row.line, row] as const)]));
    onAnswer(data.rows);
  }, [data, onAnswer]);

  useEffect(() => {
    if (state !== "idle" || waiting.edits.length + waiting.findLater.length === 0) return;
    sent.current = waiting;
    setWaiting(nothing);
    submit({ mends: JSON.stringify(waiting) }, { method: "post", action: `/imports/${importId}/mend` });
  }, [state, waiting, submit, importId]);

  const put = useCallback((change: Change) => {
    setTyped((known) => new Map([...known, ...change.edits.map((edit) => [keyOf(edit), edit.value] as const)]));
    setWaiting((known) => join(known, change));
  }, []);
  const rowOf = (row: RowView): RowView => {
    const now = answered.get(row.line) ?? row;
    const mend = now.mend ?? row.mend;
    if (!mend) return now;
    const cells = mend.cells.map((cell, column) => typed.get(keyOf({ line: row.line, column })) ?? cell);
    return { ...now, mend: { ...mend, cells } };
  };
  const cellNow = ({ line, column }: CellEdit): string => {
    const row = rows.find((other) => other.line === line);
    return (row ? rowOf(row).mend?.cells[column] : undefined) ?? "";
  };
  const change = ({ edits = [], findLater = [] }: Partial<Change>) => {
    const before = edits.map((edit) => ({ ...edit, value: cellNow(edit) }));
    const differs = edits.filter((edit, n) => edit.value !== before[n]?.value);
    if (differs.length + findLater.length === 0) return;
    done.current.push({
      edits: before.filter((edit, n) => edit.value !== edits[n]?.value),
      findLater: findLater.map(({ line, on }) => ({ line, on: !on })),
    });
    put({ edits: differs, findLater });
  };
  const undo = () => {
    const last = done.current.pop();
    if (!last) return null;
    put(last);
    const at = last.edits[0] ?? last.findLater[0];
    return at ? { line: at.line, column: last.edits[0]?.column ?? null } : null;
  };
  const asked = new Set([...waiting.edits, ...waiting.findLater].map(({ line }) => line));
  const under = state === "idle" ? [] : [...sent.current.edits, ...sent.current.findLater].map(({ line }) => line);
  const refused = data && !data.ok ? (refusals[data.reason] ?? null) : null;
  return { rowOf, awaits: (line) => asked.has(line) || under.includes(line), change, undo, refused };
}

const keyOf = ({ line, column }: { line: number; column: number }): string => `${line} ${column}`;

function without(typed: ReadonlyMap<string, string>, edits: readonly CellEdit[]): ReadonlyMap<string, string> {
  const left = new Map(typed);
  for (const edit of edits) left.delete(keyOf(edit));
  return left;
}
