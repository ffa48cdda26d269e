import type { ReactNode } from "react";

type EmptyProps = { title: string; says?: ReactNode; level?: 1 | 2; children?: ReactNode };

/** Nothing here: say what is, then what to do. The first level where nothing else names the page. */
export function Empty({ title, says, level = 2, children }: EmptyProps) {
  const Title = level === 1 ? "h1" : "h2";
  return (
    <div className="rk-empty">
      <Title>{title}</Title>
      {says ? <p>{says}</p> : null}
      {children}
    </div>
  );
}
