import { Button } from "@mantine/core";
import { useFetcher } from "@remix-run/react";
import type { WishAbout, Wishes } from "#app/features/compliance/wishes-about.server.ts";
import { count, date } from "#app/ui/format.ts";
import { Section } from "#app/ui/section.tsx";

type Props = { wishes: Wishes; client: { name: string; zone: string }; mayOpen: boolean };

/**
 * Who of this company is not to be called. Whoever hears that somebody is not to be, in a mail or of a colleague, closes them for everybody at
 * once; a manager may also open them, and close them for this client alone.
 */
export function NotToBeCalled({ wishes: { clientId, about }, client, mayOpen }: Props) {
  const closed = about.filter(({ standing }) => standing.length > 0).length;
  return (
    <Section title="Not to be called" level={3}>
      <details open={closed > 0}>
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
      {mayOpen || !forAll ? (
        <div className="lead-wish">
          {mayOpen ? (
            <Act busy={fetcher.state !== "idle"} about={wish.label} onClick={() => send("client", Boolean(forClient))}>
              {forClient ? `Open for ${client.name}` : `Close for ${client.name}`}
            </Act>
          ) : null}
          <Act busy={fetcher.state !== "idle"} about={wish.label} onClick={() => send("agency", Boolean(forAll))}>
            {forAll ? "Open for everybody" : "Close for everybody"}
          </Act>
        </div>
      ) : null}
      <span className="fine" role="status">
        {fetcher.state === "idle" && fetcher.data ? fetcher.data.says : ""}
      </span>
    </li>
  );
}

function Act({
  busy,
  about,
  onClick,
  children,
}: {
  busy: boolean;
  about: string;
  onClick: () => void;
  children: string;
}) {
  return (
    <Button variant="subtle" size="compact-sm" disabled={busy} onClick={onClick} aria-label={`${children}: ${about}`}>
      {children}
    </Button>
  );
}
