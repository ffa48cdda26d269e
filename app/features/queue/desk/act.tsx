import type { IconPhone } from "@tabler/icons-react";
import { forwardRef, type ReactNode } from "react";
import { Key } from "#app/ui/key.tsx";

type ActProps = {
  icon: typeof IconPhone;
  k: string;
  off?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
};

/** A secondary act of the bar. It stays in its place when it is closed. */
export const Act = forwardRef<HTMLButtonElement, ActProps>(function Act(
  { icon: Icon, k, off, pressed, onClick, children },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      className="desk-act"
      disabled={off}
      aria-pressed={pressed}
      aria-keyshortcuts={k}
      onClick={onClick}
    >
      <Icon size={17} aria-hidden="true" />
      <span>{children}</span>
      <Key k={k} />
    </button>
  );
});
