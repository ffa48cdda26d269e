import { IconBan, IconCheck, IconClock, IconPhone } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type RiskKind = "good" | "wait" | "block" | "plain";
const icons = { good: IconCheck, wait: IconClock, block: IconBan, plain: IconPhone };

/** How something stands: an icon and words, the colour only beside them. */
export function Risk({ kind, children }: { kind: RiskKind; children: ReactNode }) {
  const Icon = icons[kind];
  return (
    <span className={`rk-risk ${kind}`}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      {children}
    </span>
  );
}
