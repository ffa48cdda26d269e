/** What one request knows and its HTML needs: the nonce that lets our scripts run, and the id a person can quote. */
import { createContext, type ReactNode, useContext } from "react";

type RequestFacts = {
  nonce: string | undefined;
  requestId: string | null;
  /** The history's key of the document itself; every move inside the page has another. */
  firstKey: string;
};

const Facts = createContext<RequestFacts>({ nonce: undefined, requestId: null, firstKey: "default" });

export function RequestProvider({ children, ...facts }: RequestFacts & { children: ReactNode }) {
  return <Facts.Provider value={facts}>{children}</Facts.Provider>;
}

export const useNonce = (): string | undefined => useContext(Facts).nonce;
export const useRequestId = (): string | null => useContext(Facts).requestId;

/** The id to quote for what is shown at this location: after a move inside the page that of the document would be wrong. */
export function useReference(locationKey: string): string | null {
  const { requestId, firstKey } = useContext(Facts);
  return locationKey === firstKey ? requestId : null;
}
