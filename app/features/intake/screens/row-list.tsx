import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import type { Verdict } from "#db/vocabulary.ts";
import type { RowView } from "../row-view.ts";
import type { RowsPage } from "../rows-page.server.ts";

type RowList = { rows: RowView[]; readOn: () => void };

/** The rows of one verdict, read on as somebody scrolls towards the last that is there. */
export function useRowList(importId: string, verdict: Verdict, page: RowsPage): RowList {
  const { load, state, data } = useFetcher<RowsPage>();
  const [rows, setRows] = useState(page.rows);
  useEffect(() => setRows(page.rows), [page]);
  useEffect(() => {
    if (data) setRows((known) => (data.from === known.length ? [...known, ...data.rows] : known));
  }, [data]);
  const missing = rows.length < page.total;
  const readOn = useCallback(() => {
    if (missing && state === "idle") load(`/imports/${importId}/rows?verdict=${verdict}&from=${rows.length}`);
  }, [missing, state, load, importId, verdict, rows.length]);
  return { rows, readOn };
}
