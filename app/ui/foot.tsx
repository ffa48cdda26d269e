import type { ReactNode } from "react";

/** The one bar at the foot: what will and will not happen at the left, the acts at the right, the primary one last. */
export function Foot({ says, children }: { says?: ReactNode; children: ReactNode }) {
  return (
    <footer className="rk-foot">
      <div className="says">{says}</div>
      <div className="acts">{children}</div>
    </footer>
  );
}
