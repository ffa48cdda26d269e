import type { ReactNode } from "react";

/** A key cap, shown where the key acts. Hidden on a phone, and silent: the button beside it has its name. */
export function Key({ k }: { k: string }) {
  return (
    <span className="rk-key" aria-hidden="true">
      {k}
    </span>
  );
}

/** A quiet act in a section's head, with its key: "next line O". */
export function Hint({ k, onClick, children }: { k: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="rk-hint" onClick={onClick} aria-keyshortcuts={k}>
      {children} <Key k={k} />
    </button>
  );
}
