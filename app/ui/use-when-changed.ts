import { useState } from "react";

/**
 * Calls back when the value is another than at the last render, before anything of it is painted: for what was typed, chosen or
 * refused about one thing and says nothing of the next.
 */
export function useWhenChanged(value: unknown, then: () => void): void {
  const [was, setWas] = useState(value);
  if (Object.is(was, value)) return;
  setWas(value);
  then();
}
