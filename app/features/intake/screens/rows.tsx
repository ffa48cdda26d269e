// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { Link } from "@remix-run/react";
import { useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { VirtualRows } from "#app/ui/virtual-rows.tsx";
import type { Verdict } from "#db/vocabulary.ts";
import { faultOf, type Place, type ReadColumn, type RowView } from "../row-view.ts";
import type { RowsPage } from "../rows-page.server.ts";
import { gridHeight, ROW_HEIGHT } from "./grid-height.ts";
import { MendGrid } from "./mend-grid.tsx";
import { MendKeys } from "./mend-keys.tsx";
import { useRowList } from "./row-list.tsx";

const places: { place: Place; name: string }[] = [
  { place: "company", name: "Company" },
  { place: "person", name: "Person" },
  { place: "phone", name: "Phone" },
  { place: "email", name: "Email" },
];
const faults = [
  { fault: "route", name: "No way to reach them" },
  { fault: "company", name: "No company" },
  { fault: "broken", name: "Broken record" },
] as const;
const titles: Record<Verdict, (n: number) => string> = {
  blank: (n) => `${count(n, "row")} with nothing in ${n === 1 ? "it" : "them"}`,
  quarantined: (n) => `${count(n, "row")} in quarantine`,
  suppressed: (n) => `${count(n, "row")} not to be called`,
  merged: (n) => `${count(n, "row")} merged into another`,
  lead: (n) => count(n, "lead"),
};

type RowsProps = {
  importId: string;
  verdict: Verdict;
  page: RowsPage;
  /** Mended here: they stand in the list until it is counted again, and are no part of its figure any more. */
  away: number;
  columns: readonly ReadColumn[];
  onAnswer: (rows: RowView[]) => void;
};

/** The rows of one verdict, the reason first; only those in sight exist, and more come as one scrolls. */
export function Rows({ importId, verdict, page, away, columns, onAnswer }: RowsProps) {
  const { rows, readOn } = useRowList(importId, verdict, page);
  const [fault, setFault] = useState<string | null>(null);
  const quarantine = verdict === "quarantined";
  const label = titles[verdict](page.total - away);
  const withFault = (name: string) => rows.filter((row) => faultOf(row.codes) === name);
  const shown = fault ? withFault(fault) : rows;
  return (
    <section aria-label={label}>
      <div className="import-rows-head">
        <h2>{label}</h2>
        {quarantine && page.total > 0 ? (
          <div className="rk-picks">
            <button type="button" aria-pressed={fault === null} onClick={() => setFault(null)}>
              All {number(page.total - away)}
            </button>
            {faults.map(({ fault: name, name: kind }) => {
              const n = withFault(name).length;
              return n > 0 ? (
                <button key={name} type="button" aria-pressed={fault === name} onClick={() => setFault(name)}>
                  {kind} {number(n)}
                  {rows.length < page.total ? "+" : ""}
                </button>
              ) : null;
            })}
          </div>
        ) : null}
        {quarantine && shown.length > 0 ? <MendKeys /> : null}
      </div>
      {shown.length === 0 ? <p className="quiet">There are none.</p> : null}
      {shown.length > 0 && quarantine ? (
        <MendGrid key={fault} {...{ importId, columns, rows, shown, label, readOn, onAnswer }} />
      ) : null}
      {shown.length > 0 && !quarantine ? (
        <div className="import-grid-scroll">
          <div className={`import-grid head ${verdict}`} aria-hidden="true">
            <span className="r">Row</span>
            <span>What to know</span>
            {places.map(({ place, name }) => (
              <span key={place}>{name}</span>
            ))}
          </div>
          <VirtualRows
            rows={shown}
            rowKey={(row) => row.line}
            label={label}
            rowHeight={ROW_HEIGHT}
            height={gridHeight(shown.length)}
            onNearEnd={readOn}
          >
            {(row) => <GridRow row={row} verdict={verdict} />}
          </VirtualRows>
        </div>
      ) : null}
    </section>
  );
}

function GridRow({ row, verdict }: { row: RowView; verdict: Verdict }) {
  return (
    <div className={`import-grid ${verdict}`} role="presentation">
      <span className="r num" role="cell" title={`Line ${row.physicalLine} of the file`}>
        {row.line}
      </span>
      <span role="cell" title={row.why.join(" ")}>
        {row.why[0] ?? <span className="quiet">Nothing</span>}
      </span>
      {places.map(({ place }) => {
        const value = row.values[place];
        const linked = place === "company" && row.leadId && value;
        return (
          <span key={place} role="cell" className={place === "phone" ? "num" : undefined} title={value || undefined}>
            {linked ? <Link to={`/leads/${row.leadId}`}>{value}</Link> : value || <span className="quiet">empty</span>}
          </span>
        );
      })}
    </div>
  );
}
