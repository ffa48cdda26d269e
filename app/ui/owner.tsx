import type { Owner as OwnerCode } from "#db/vocabulary.ts";

/** Whose it is: a square for the agency, a disc for the client, an empty mark for nobody. */
export function Owner({ who, name }: { who: OwnerCode | null; name?: string | null }) {
  return (
    <span className={`rk-owner ${who ?? "nobody"}`}>
      <i aria-hidden="true" />
      {who === "agency" ? "Agency" : who === "client" ? "Client" : "Finished"}
      {name ? <b>{name}</b> : null}
    </span>
  );
}
