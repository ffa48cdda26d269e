import { Tooltip } from "@mantine/core";
import { NavLink } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { number } from "./format.ts";
import { Flame } from "./mark.tsx";
import type { NavCounts, NavItem } from "./nav.ts";

type SideNavProps = { items: NavItem[]; counts: NavCounts; rail: boolean; onGo?: () => void; children: ReactNode };

/** The places of a role with what waits there. On the rail the words stay for screen readers and become tooltips. */
export function SideNav({ items, counts, rail, onGo, children }: SideNavProps) {
  const firstOfGroup = items.find((item) => item.group);
  return (
    <nav className="rk-side" aria-label="Main">
      <NavLink className="rk-mark" to="/" onClick={onGo} end aria-current={false}>
        <Flame />
        <span>Rekindle</span>
      </NavLink>
      {items.map((item) => {
        const waiting = counts[item.name];
        return (
          <Fragment key={item.to}>
            {item === firstOfGroup ? <h2>{item.group}</h2> : null}
            <Tooltip label={item.name} position="right" disabled={!rail}>
              <NavLink to={item.to} onClick={onGo} prefetch="intent">
                <item.icon size={18} stroke={1.7} aria-hidden="true" />
                <span>{item.name}</span>
                {waiting !== undefined ? <em>{number(waiting)}</em> : null}
              </NavLink>
            </Tooltip>
          </Fragment>
        );
      })}
      <div className="grow" />
      {children}
    </nav>
  );
}
