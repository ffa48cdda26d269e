// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { Button } from "@mantine/core";
import { useFetcher, useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import { VirtualRows } from "#app/ui/virtual-rows.tsx";

type Part<Row> = { rows: Row[]; next: string | null };
type Head = { name: string; className?: string };
type LongListProps<Row> = {
  first: Part<Row>;
  label: string;
  columns: string;
  /** What stands in each column; the classes are those of its cells. */
  heads: Head[];
  children: (row: Row) => ReactNode;
};

/** Rows by the page: what is there stays, the next page is added below. */
export function LongList<Row extends { id: string }>({ first, label, columns, heads, children }: LongListProps<Row>) {
  const { pathname, search } = useLocation();
  const fetcher = useFetcher<Part<Row>>();
  const [parts, setParts] = useState([first]);
  useEffect(() => {
    const more = fetcher.data as Part<Row> | undefined;
    if (more && fetcher.state === "idle") {
      setParts((known) => (known.some((part) => part.rows[0]?.id === more.rows[0]?.id) ? known : [...known, more]));
    }
  }, [fetcher.data, fetcher.state]);
  const rows = parts.flatMap((part) => part.rows);
  const next = parts.at(-1)?.next ?? null;
  const query = new URLSearchParams(search);
  if (next) query.set("after", next);
  return (
    <>
      <div className={`list-heads ${columns}`} aria-hidden="true">
        {heads.map(({ name, className }) => (
          <span key={name} className={className}>
            {name}
          </span>
        ))}
      </div>
      <VirtualRows
        rows={rows}
        rowKey={(row) => row.id}
        label={label}
        rowClass={() => columns}
        height={`min(${rows.length * 40 + 2}px, calc(100dvh - 240px))`}
      >
        {children}
      </VirtualRows>
      {next ? (
        <Button
          variant="default"
          mt={12}
          loading={fetcher.state !== "idle"}
          onClick={() => fetcher.load(`${pathname}?${query}`)}
        >
          Show the next 200
        </Button>
      ) : null}
    </>
  );
}

export function Cell({ className, title, children }: { className?: string; title?: string; children: ReactNode }) {
  return (
    <span role="cell" className={className} title={title}>
      {children}
    </span>
  );
}
