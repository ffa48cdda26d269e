import { Link } from "@remix-run/react";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { count, date } from "#app/ui/format.ts";
import { useHouseZone } from "#app/ui/house-zone.ts";
import type { fileStep } from "../file-step.server.ts";

/** What this client sent before: where what was said of its columns comes from. */
export function EarlierFiles({
  files,
  client,
  children,
}: {
  files: Awaited<ReturnType<typeof fileStep>>["earlier"];
  client: string;
  children: ReactNode;
}) {
  const zone = useHouseZone();
  return (
    <aside aria-label="From the same client">
      <h3>From the same client</h3>
      {files.length === 0 ? (
        <p className="fine">
          This is the first file of {client}. What you say of its columns is remembered for the next.
        </p>
      ) : (
        <>
          <p className="fine">
            What you said of columns is used again where the headers are the same; companies we know are met again.
          </p>
          <ul className="import-earlier">
            {files.map(({ id, fileName, committedAt, balance }) => (
              <li key={id}>
                <Link to={`/imports/${id}`}>
                  <IconFileSpreadsheet size={14} aria-hidden="true" /> {fileName}
                </Link>
                <span className="fine num">
                  {committedAt ? date(committedAt, zone) : ""}
                  {balance ? `, ${count(balance.read, "row")}, ${count(balance.leads, "lead")}` : ""}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {children}
    </aside>
  );
}
