/** What one request knows and its HTML needs: the nonce that lets our scripts run, and the id a person can quote. */
import { createContext, type ReactNode, useContext } from "react";

type RequestFacts = { nonce: string | undefined; requestId: string | null };

const Facts = createContext<RequestFacts>({ nonce: undefined, requestId: null });

export function RequestProvider({ children, ...facts }: RequestFacts & { children: ReactNode }) {
  return <Facts.Provider value={facts}>{children}</Facts.Provider>;
}

export const useNonce = (): string | undefined => useContext(Facts).nonce;
export const useRequestId = (): string | null => useContext(Facts).requestId;
