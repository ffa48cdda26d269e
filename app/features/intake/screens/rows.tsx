// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { Button } from "@mantine/core";
import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { VirtualRows } from "#app/ui/virtual-rows.tsx";
import type { Verdict } from "#db/vocabulary.ts";
import { faultOf, type Place, type RowView } from "../row-view.ts";
import type { RowsPage } from "../rows-page.server.ts";

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

type RowsProps = { importId: string; verdict: Verdict; page: RowsPage };

/** The rows of one verdict, the reason first; five hundred at a time, of which only those in sight exist. */
export function Rows({ importId, verdict, page }: RowsProps) {
  const more = useFetcher<RowsPage>();
  const [rows, setRows] = useState(page.rows);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    setRows(page.rows);
    setFault(null);
  }, [page]);
  useEffect(() => {
    const next = more.data;
    if (next) setRows((known) => (next.from === known.length ? [...known, ...next.rows] : known));
  }, [more.data]);

  const quarantine = verdict === "quarantined";
  const withFault = (name: string) => rows.filter((row) => faultOf(row.codes) === name);
  const shown = fault ? withFault(fault) : rows;
  return (
    <section aria-label={titles[verdict](page.total)}>
      <div className="import-rows-head">
        <h2>{titles[verdict](page.total)}</h2>
        {quarantine && page.total > 0 ? (
          <div className="rk-picks">
            <button type="button" aria-pressed={fault === null} onClick={() => setFault(null)}>
              All {number(page.total)}
            </button>
            {faults.map(({ fault: name, name: label }) => {
              const n = withFault(name).length;
              return n > 0 ? (
                <button key={name} type="button" aria-pressed={fault === name} onClick={() => setFault(name)}>
                  {label} {number(n)}
                </button>
              ) : null;
            })}
          </div>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p className="quiet">There are none.</p>
      ) : (
        <div className="import-grid-scroll">
          <div className={`import-grid head ${verdict}`} aria-hidden="true">
            <span className="r">Row</span>
            <span>{quarantine ? "Why it waits" : "What to know"}</span>
            {places.map(({ place, name }) => (
              <span key={place}>{name}</span>
            ))}
          </div>
          <VirtualRows
            rows={shown}
            rowKey={(row) => row.line}
            label={titles[verdict](page.total)}
            rowHeight={38}
            height={`${Math.min(shown.length, 12) * 38 + 2}px`}
          >
            {(row) => <GridRow row={row} verdict={verdict} />}
          </VirtualRows>
        </div>
      )}
      {rows.length < page.total ? (
        <p className="import-more">
          <span className="quiet">
            {number(rows.length)} of {number(page.total)} are shown.
          </span>
          <Button
            variant="default"
            size="xs"
            loading={more.state !== "idle"}
            onClick={() => more.load(`/imports/${importId}/rows?verdict=${verdict}&from=${rows.length}`)}
          >
            Show the next {number(Math.min(500, page.total - rows.length))}
          </Button>
        </p>
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
        const linked = place === "company" && row.companyId && value;
        return (
          <span
            key={place}
            role="cell"
            className={`${row.bad.includes(place) ? "bad" : ""} ${place === "phone" ? "num" : ""}`}
            title={value || undefined}
          >
            {linked ? (
              <Link to={`/companies/${row.companyId}`}>{value}</Link>
            ) : (
              value || <span className="quiet">empty</span>
            )}
            {row.bad.includes(place) ? <span className="sr"> (at fault)</span> : null}
          </span>
        );
      })}
    </div>
  );
}
