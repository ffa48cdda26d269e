import { IconAlertTriangle, IconBan, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

const icons = { plain: IconInfoCircle, good: IconCheck, wait: IconAlertTriangle, block: IconBan };

type NoticeProps = { kind?: keyof typeof icons; act?: ReactNode } & (
  | { children: ReactNode }
  /** Sentences that have nothing to do with one another. */
  | { list: readonly string[] }
);

/** A sentence that stays until its cause is gone. Spoken at once when it blocks, politely otherwise. */
export function Notice({ kind = "plain", act, ...words }: NoticeProps) {
  const Icon = icons[kind];
  return (
    <div className={`rk-notice ${kind}`} role={kind === "block" ? "alert" : "status"}>
      <Icon size={16} stroke={2} aria-hidden="true" />
      {"list" in words && words.list.length > 1 ? (
        <ul>
          {words.list.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>{"list" in words ? words.list : words.children}</p>
      )}
      {act}
    </div>
  );
}
