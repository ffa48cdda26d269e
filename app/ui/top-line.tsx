import { Link, useMatches } from "@remix-run/react";
import type { ReactNode } from "react";

export type Crumb = { label: string; to?: string };

/**
 * What a page tells the shell, exported from its route as `handle`. Both are called with the page's loader data.
 * `crumbs`: the way here, the last being this page. `top`: something else in their place (the desk's queue).
 */
export type ShellHandle<Data = unknown> = {
  crumbs?: (data: Data) => Crumb[];
  top?: (data: Data) => ReactNode;
};

/** Where I am, as the deepest page says it. */
export function TopLine() {
  const match = useMatches().findLast(({ handle }) => {
    const told = handle as ShellHandle | undefined;
    return told?.top !== undefined || told?.crumbs !== undefined;
  });
  // A page whose loader failed has no data, and its handle must not be asked.
  if (!match || match.data === undefined) return null;
  const told = match.handle as ShellHandle;
  if (told.top) return told.top(match.data);

  const crumbs = told.crumbs?.(match.data) ?? [];
  const here = crumbs.at(-1);
  return (
    <nav className="rk-crumbs" aria-label="Where you are">
      {crumbs.slice(0, -1).map((crumb) => (
        <span key={crumb.label} className="way">
          {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
          <span aria-hidden="true"> / </span>
        </span>
      ))}
      {here ? <b aria-current="page">{here.label}</b> : null}
    </nav>
  );
}
