import { IconAlertTriangle, IconBan, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

const icons = { plain: IconInfoCircle, good: IconCheck, wait: IconAlertTriangle, block: IconBan };

type NoticeProps = { kind?: keyof typeof icons; children: ReactNode; act?: ReactNode };

/** A sentence that stays until its cause is gone. Spoken at once when it blocks, politely otherwise. */
export function Notice({ kind = "plain", children, act }: NoticeProps) {
  const Icon = icons[kind];
  return (
    <div className={`rk-notice ${kind}`} role={kind === "block" ? "alert" : "status"}>
      <Icon size={16} stroke={2} aria-hidden="true" />
      <p>{children}</p>
      {act}
    </div>
  );
}
