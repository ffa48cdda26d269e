import type { ReactNode } from "react";

/** Nothing here: say what is, then what to do. */
export function Empty({ title, says, children }: { title: string; says?: ReactNode; children?: ReactNode }) {
  return (
    <div className="rk-empty">
      <h2>{title}</h2>
      {says ? <p>{says}</p> : null}
      {children}
    </div>
  );
}
