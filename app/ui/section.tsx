import type { ReactNode } from "react";

type SectionProps = { title: string; aside?: ReactNode; className?: string; level?: 2 | 3; children: ReactNode };

/** A region: a title, something quiet at its right, divided from the next by one hairline. Never boxed. */
export function Section({ title, aside, className = "", level = 2, children }: SectionProps) {
  const Title = level === 2 ? "h2" : "h3";
  return (
    <section className={`rk-section ${className}`} aria-label={title}>
      <header>
        <Title>{title}</Title>
        {aside}
      </header>
      {children}
    </section>
  );
}
