import type { ReactNode } from "react";
import { placeOf } from "./format.ts";
import { useHouseZone } from "./house-zone.ts";

/** The body of a staff page. `wide` for screens that use the whole width. */
export function Page({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={wide ? "rk-page wide" : "rk-page"}>{children}</div>;
}

type Head = {
  title: ReactNode;
  says?: ReactNode;
  /** By whose clock the page tells its times: said where it is not that of the house, which stands at the top. */
  zone?: string;
  children?: ReactNode;
};

/** The title answers the page's question; below it one sentence; at the right what can be done besides the foot. */
export function PageHead({ title, says, zone, children }: Head) {
  const houseZone = useHouseZone();
  return (
    <div className="rk-head">
      <div>
        <h1>{title}</h1>
        {says ? <p>{says}</p> : null}
        {zone && zone !== houseZone ? <p>Times here are those in {placeOf(zone)}.</p> : null}
      </div>
      {children ? <div className="rk-acts">{children}</div> : null}
    </div>
  );
}
