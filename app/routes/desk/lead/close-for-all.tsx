import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { WishReach } from "#app/features/compliance/wish-reach.server.ts";
import type { WishAbout } from "#app/features/compliance/wishes-about.server.ts";
import { count } from "#app/ui/format.ts";

type Asked = {
  wish: WishAbout;
  /** How they are opened again, for whoever reads this. */
  undone: string;
  onClose: () => void;
  onLeave: () => void;
};

/** Asked once before somebody is closed for every client: how much of the agency it touches, in figures and nobody's name. */
export function CloseForAll({ wish: { kind, value, label }, undone, onClose, onLeave }: Asked) {
  const { load, data: reach } = useFetcher<WishReach>();
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => load(`/wishes/reach?${new URLSearchParams({ kind, value })}`), [load, kind, value]);
  useEffect(() => leave.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a question, not a set of fields
    <div
      role="group"
      className="lead-ask"
      aria-label={`Close for every client: ${label}`}
      onKeyDown={({ key }) => (key === "Escape" ? onLeave() : undefined)}
    >
      <p role="status">
        {reach
          ? `We no longer ring or write to ${label}, for any client. ${touches(reach)} ${undone}`
          : "Counting what it touches…"}
      </p>
      <Button size="compact-sm" disabled={!reach} onClick={onClose}>
        Close for every client
      </Button>{" "}
      <Button size="compact-sm" variant="default" ref={leave} onClick={onLeave}>
        Leave open
      </Button>
    </div>
  );
}

function touches({ leads, campaigns, clients }: WishReach): string {
  if (leads === 0) return "No open lead is touched.";
  const where = `${count(campaigns, "campaign")} of ${count(clients, "client")}`;
  return `It touches ${count(leads, "open lead")} in ${where}.`;
}
