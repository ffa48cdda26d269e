import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { dateTime } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";

/** The first cell of a file's row: its name opens it. */
export function FileCell({ to, name, children }: { to: string; name: string; children?: ReactNode }) {
  return (
    <td>
      <Link to={to} className="import-name">
        <b>{name}</b>
      </Link>
      {children}
    </td>
  );
}

/** The last: when it came, and from whom. */
export function UploadedCell({ at, by }: { at: Date | string; by: string }) {
  const zone = useHouseZone();
  return (
    <td className="quiet hide-s nowrap">
      {dateTime(at, zone)}
      <div>{by}</div>
    </td>
  );
}
