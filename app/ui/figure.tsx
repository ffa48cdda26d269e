import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { number } from "./format.ts";

type FigureProps = {
  /** A number is written with its commas; money or a percentage comes already formatted. */
  value: number | string;
  label?: ReactNode;
  /** The rows behind the number. Leave out only where there are none to show. */
  to?: string | null;
  size?: "inline" | "normal" | "large";
  tone?: "good" | "wait" | "block";
};

/** A number that links to its rows. */
export function Figure({ value, label, to, size = "normal", tone }: FigureProps) {
  const className = `rk-figure ${size} ${tone ?? ""}`;
  const inside = (
    <>
      <b>{typeof value === "number" ? number(value) : value}</b>
      {label ? <span> {label}</span> : null}
    </>
  );
  return to ? (
    <Link to={to} className={className}>
      {inside}
    </Link>
  ) : (
    <span className={className}>{inside}</span>
  );
}
