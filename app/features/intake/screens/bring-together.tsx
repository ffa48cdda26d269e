import { useFetcher } from "@remix-run/react";
import type { FormReply } from "#app/kit/form.server.ts";
import type { Replacement } from "../replacements.ts";

/** Brings values of a column together as somebody chose them; the page and its figures follow by themselves. */
export function useBringTogether(importId: string) {
  const fetcher = useFetcher<FormReply>();
  return {
    busy: fetcher.state !== "idle",
    problem: fetcher.data?.error ? Object.values(fetcher.data.error).flat().filter(Boolean).join(" ") : null,
    bring: (together: Replacement[]) =>
      fetcher.submit(
        { together: JSON.stringify(together) },
        { method: "post", action: `/imports/${importId}/replacements`, preventScrollReset: true },
      ),
  };
}
