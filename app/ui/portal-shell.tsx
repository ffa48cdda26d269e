/** The client's shell: phone first, three places, nothing of the agency's. */
import "./portal.css";
import { Link, NavLink, useMatches } from "@remix-run/react";
import { IconChartBar, IconChevronLeft, IconInbox, IconListCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { number } from "./format.ts";
import { type SignedIn, UserMenu } from "./user-menu.tsx";

/** What a portal page tells its shell, exported from its route as `handle`. */
export type PortalHandle = {
  /** Where the arrow leads on a phone, and what it is called. A page with one hides the tabs: it has its own bar. */
  back?: { to: string; label: string };
};

const places = [
  { name: "Waiting", to: "/portal", icon: IconInbox, end: true },
  { name: "Yours", to: "/portal/yours", icon: IconListCheck, end: false },
  { name: "Report", to: "/portal/report", icon: IconChartBar, end: false },
] as const;

type PortalShellProps = {
  user: SignedIn;
  /** What the client calls this work: the campaign's name. */
  title?: string;
  counts: Partial<Record<(typeof places)[number]["name"], number>>;
  children: ReactNode;
};

export function PortalShell({ user, title = "Rekindle", counts, children }: PortalShellProps) {
  const back = useMatches()
    .map(({ handle }) => (handle as PortalHandle | undefined)?.back)
    .findLast(Boolean);
  return (
    <div className={back ? "rk-portal one" : "rk-portal"}>
      <a className="rk-skip" href="#main">
        To the page
      </a>
      <header>
        {back ? (
          <Link to={back.to} aria-label={back.label} className="rk-back">
            <IconChevronLeft size={20} aria-hidden="true" />
          </Link>
        ) : null}
        <strong>{title}</strong>
        <nav aria-label="Main">
          {places.map((place) => (
            <NavLink key={place.to} to={place.to} end={place.end} prefetch="intent">
              {place.name} {counts[place.name] !== undefined ? number(counts[place.name] ?? 0) : ""}
            </NavLink>
          ))}
        </nav>
        <div className="grow" />
        <UserMenu user={user} at="bottom-end" />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {back ? null : (
        <nav className="rk-tabs" aria-label="Main, at the foot">
          {places.map((place) => (
            <NavLink key={place.to} to={place.to} end={place.end}>
              <place.icon size={20} stroke={1.7} aria-hidden="true" />
              {place.name}
              {counts[place.name] ? ` · ${number(counts[place.name] ?? 0)}` : ""}
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}
