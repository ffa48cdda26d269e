import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False while the server renders and during hydration, true from then on: for what only the browser can know. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
