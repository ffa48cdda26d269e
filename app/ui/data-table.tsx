import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { flexRender, type Row, type Table } from "@tanstack/react-table";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData, TValue> {
    /** Figures stand at the right. */
    right?: boolean;
    /** Left out on a phone. */
    wideOnly?: boolean;
  }
}

type DataTableProps<T> = {
  table: Table<T>;
  /** Says what the table holds, for people who cannot see its place on the page. */
  label: string;
  selected?: (row: Row<T>) => boolean;
};

const cellClass = (meta: { right?: boolean; wideOnly?: boolean } | undefined) =>
  `${meta?.right ? "r" : ""} ${meta?.wideOnly ? "hide-s" : ""}`.trim() || undefined;

/** A TanStack table on a plain <table>. Sorting is told in words and by the arrow. */
export function DataTable<T>({ table, label, selected }: DataTableProps<T>) {
  return (
    <div className="rk-scroll">
      <table className="rk-table" aria-label={label}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                const title = flexRender(header.column.columnDef.header, header.getContext());
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={cellClass(header.column.columnDef.meta)}
                    aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                  >
                    {header.column.getCanSort() ? (
                      <button type="button" onClick={header.column.getToggleSortingHandler()}>
                        {title}
                        {sorted === "asc" ? <IconArrowUp size={12} aria-hidden="true" /> : null}
                        {sorted === "desc" ? <IconArrowDown size={12} aria-hidden="true" /> : null}
                      </button>
                    ) : (
                      title
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} aria-selected={selected?.(row)}>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} className={cellClass(cell.column.columnDef.meta)}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
