import type { ReactNode } from "react";

/** The body of a staff page. `wide` for screens that use the whole width. */
export function Page({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return <div className={wide ? "rk-page wide" : "rk-page"}>{children}</div>;
}

/** The title answers the page's question; below it one sentence; at the right what can be done besides the foot. */
export function PageHead({ title, says, children }: { title: ReactNode; says?: ReactNode; children?: ReactNode }) {
  return (
    <div className="rk-head">
      <div>
        <h1>{title}</h1>
        {says ? <p>{says}</p> : null}
      </div>
      {children ? <div className="rk-acts">{children}</div> : null}
    </div>
  );
}
