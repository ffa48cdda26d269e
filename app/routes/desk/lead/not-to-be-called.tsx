import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import { type Ref, useRef, useState } from "react";
import type { WishAbout, Wishes } from "#app/features/compliance/wishes-about.server.ts";
import { count, date, timeThere } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";
import { CloseForAll } from "./close-for-all.tsx";

type Props = { wishes: Wishes; client: { name: string; zone: string }; mayOpen: boolean };

/**
 * Who of this company is not to be called. Whoever hears that somebody is not to be, in a mail or of a colleague, closes them for every client, is asked
 * once, and may take it back for a short while; a manager may also open them, and close them for this client alone.
 */
export function NotToBeCalled({ wishes: { clientId, about }, client, mayOpen }: Props) {
  const closed = about.filter(({ standing }) => standing.length > 0).length;
  // What the last wish was taken back on stays in sight, with what is said of it.
  const [opened] = useState(closed > 0);
  return (
    <Section title="Not to be called" level={3}>
      <details open={opened}>
        <summary>{closed > 0 ? `${count(closed, "wish", "wishes")} of theirs` : "Nobody has asked for that"}</summary>
        <ul className="lead-people">
          {about.map((wish) => (
            <Wish
              key={`${wish.kind} ${wish.value}`}
              wish={wish}
              clientId={clientId}
              client={client}
              mayOpen={mayOpen}
            />
          ))}
        </ul>
      </details>
    </Section>
  );
}

type WishProps = Omit<Props, "wishes"> & { wish: WishAbout; clientId: string };

function Wish({ wish, clientId, client, mayOpen }: WishProps) {
  const fetcher = useFetcher<{ ok: boolean; says: string }>();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const forAll = wish.standing.find(({ agencyWide, onList }) => agencyWide && !onList);
  const forClient = wish.standing.find(({ agencyWide, onList }) => !agencyWide && !onList);
  const send = (scope: "client" | "agency", lift: boolean) =>
    fetcher.submit(
      { kind: wish.kind, value: wish.value, ...(scope === "client" ? { clientId } : {}) },
      { method: "post", action: lift ? "/wishes?lift" : "/wishes" },
    );
  return (
    <li>
      {wish.label}
      {wish.of ? <span className="quiet"> {wish.of === wish.label ? "merged into it" : `of ${wish.of}`}</span> : null}
      {wish.standing.map(({ agencyWide, onList, by, at }) => (
        <div key={`${agencyWide} ${onList}`} className="quiet">
          closed {agencyWide ? "for every client" : `for ${client.name}`}
          {onList ? ", on a list" : by ? `, ${by}` : ""}, {date(at, client.zone)}
        </div>
      ))}
      {mayOpen || !forAll || forAll.takeBackUntil ? (
        <div className="lead-wish">
          {mayOpen ? (
            <Act busy={fetcher.state !== "idle"} about={wish.label} onClick={() => send("client", Boolean(forClient))}>
              {forClient ? `Open for ${client.name}` : `Close for ${client.name}`}
            </Act>
          ) : null}
          <Act
            opener={opener}
            busy={fetcher.state !== "idle"}
            about={wish.label}
            onClick={() => (forAll ? send("agency", true) : setAsking(!asking))}
          >
            {forAll ? (mayOpen ? "Open for everybody" : "Take it back") : "Close for everybody"}
          </Act>
          {forAll?.takeBackUntil && !mayOpen ? (
            <span className="fine quiet">until {timeThere(forAll.takeBackUntil, client.zone)}</span>
          ) : null}
        </div>
      ) : null}
      {asking && !forAll ? (
        <CloseForAll
          wish={wish}
          undone={
            mayOpen
              ? "You can open them again here."
              : "You can take it back for ten minutes; after that a manager can."
          }
          onClose={() => {
            setAsking(false);
            send("agency", false);
            opener.current?.focus();
          }}
          onLeave={() => {
            setAsking(false);
            opener.current?.focus();
          }}
        />
      ) : null}
      <span className="fine" role="status">
        {fetcher.state === "idle" && fetcher.data ? fetcher.data.says : ""}
      </span>
    </li>
  );
}

function Act({
  opener,
  busy,
  about,
  onClick,
  children,
}: {
  opener?: Ref<HTMLButtonElement>;
  busy: boolean;
  about: string;
  onClick: () => void;
  children: string;
}) {
  return (
    <Button
      ref={opener}
      variant="subtle"
      size="compact-sm"
      disabled={busy}
      onClick={onClick}
      aria-label={`${children}: ${about}`}
    >
      {children}
    </Button>
  );
}
