import { VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";

/** A heading by its words alone, or with what is special about its column. */
type Column =
  | string
  | {
      head: string;
      /** Figures and acts stand at the right. */
      right?: boolean;
      /** Left out on a phone. */
      wideOnly?: boolean;
      /** For a reader alone: the eye needs no heading over buttons. */
      unseen?: boolean;
    };

type Props = { columns: readonly Column[]; label?: string; className?: string; children: ReactNode };

/** The house's table: headings, and rows that scroll sideways by themselves where they are too wide. */
export function Table({ columns, label, className, children }: Props) {
  return (
    <div className="rk-scroll">
      <table className={["rk-table", className].filter(Boolean).join(" ")} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={typeof column === "string" ? column : column.head} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Heading({ column }: { column: Column }) {
  if (typeof column === "string") return <th scope="col">{column}</th>;
  const { head, right, wideOnly, unseen } = column;
  const className = [right ? "r" : "", wideOnly ? "hide-s" : ""].filter(Boolean).join(" ") || undefined;
  return (
    <th scope="col" className={className}>
      {unseen ? <VisuallyHidden>{head}</VisuallyHidden> : head}
    </th>
  );
}
