import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { WishReach } from "#app/features/compliance/wish-reach.server.ts";
import type { WishAbout } from "#app/features/compliance/wishes-about.server.ts";
import { AskOnce } from "#app/ui/ask-once.tsx";
import { count } from "#app/ui/format.ts";

type Asked = {
  wish: WishAbout;
  /** How they are opened again, for whoever reads this. */
  undone: string;
  onClose: () => void;
  onLeave: () => void;
};

/** Before somebody is closed for every client: how much of the agency it touches, in figures and nobody's name. */
export function CloseForAll({ wish: { kind, value, label }, undone, onClose, onLeave }: Asked) {
  const { load, data: reach } = useFetcher<WishReach>();
  useEffect(() => load(`/wishes/reach?${new URLSearchParams({ kind, value })}`), [load, kind, value]);
  return (
    <AskOnce
      about={`Close for every client: ${label}`}
      says={
        reach
          ? `We no longer ring or write to ${label}, for any client. ${touches(reach)} ${undone}`
          : "Counting what it touches…"
      }
      act="Close for every client"
      leave="Leave open"
      busy={!reach}
      onAct={onClose}
      onLeave={onLeave}
    />
  );
}

function touches({ leads, campaigns, clients }: WishReach): string {
  if (leads === 0) return "No open lead is touched.";
  const where = `${count(campaigns, "campaign")} of ${count(clients, "client")}`;
  return `It touches ${count(leads, "open lead")} in ${where}.`;
}
