import { useEffect, useState } from "react";
import { count, number } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";
import { useReadEvery } from "#app/ui/read-again.ts";
import type { soFar } from "../so-far.server.ts";
import { ImportFrame } from "./frame.tsx";

type ComparingProps = {
  importId: string;
  fileName: string;
  soFar: Awaited<ReturnType<typeof soFar>>;
  /** For so long they have been compared. */
  ms: number;
};

/** The server lets each question wait for a while itself. */
const PAUSE_MS = 400;

/** Before the review of a long file: what its rows are by themselves, and that they are being compared. */
export function Comparing({ importId, fileName, soFar, ms }: ComparingProps) {
  useReadEvery(PAUSE_MS);
  const seconds = useSeconds(ms);
  return (
    <ImportFrame
      importId={importId}
      at="review"
      says="You can leave this page and come back. Nothing is written before you commit."
      acts={null}
    >
      <PageHead title={soFar ? `Comparing ${count(soFar.read, "row")}` : "Reading the file"} says={fileName} />
      {soFar ? (
        <div className="import-balance num">
          <Term figure={soFar.read} name="rows read" />
          <i aria-hidden="true">=</i>
          <Term figure={soFar.blank} name="blank" />
          <i aria-hidden="true">+</i>
          <Term figure={soFar.quarantined} name="quarantined" />
          <i aria-hidden="true">+</i>
          <Term figure={soFar.read - soFar.blank - soFar.quarantined} name="being compared" />
        </div>
      ) : null}
      <div className="import-progress" role="status">
        <div className="import-busy" />
        <p>
          {soFar
            ? "Each row is compared with the others and with the companies we know, so that nobody is called twice. With a hundred thousand rows that takes a minute or more."
            : "Its rows are read and cleansed."}
        </p>
      </div>
      <p className="fine num">{count(seconds, "second")} so far</p>
    </ImportFrame>
  );
}

/** The same while the last review stays in sight. */
export function ComparingAnew() {
  useReadEvery(PAUSE_MS);
  return (
    <div className="import-anew" role="status">
      <div className="import-busy" />
      <span className="fine">The rows are compared anew; the figures follow.</span>
    </div>
  );
}

const Term = ({ figure, name }: { figure: number; name: string }) => (
  <span className={`term ${name} ${figure === 0 ? "none" : ""}`}>
    <b>{number(figure)}</b>
    <span>{name}</span>
  </span>
);

/** Counted on in the browser between two answers. */
function useSeconds(ms: number): number {
  const [now, setNow] = useState(ms);
  useEffect(() => {
    const began = performance.now() - ms;
    setNow(ms);
    const timer = setInterval(() => setNow(performance.now() - began), 1_000);
    return () => clearInterval(timer);
  }, [ms]);
  return Math.round(now / 1_000);
}
