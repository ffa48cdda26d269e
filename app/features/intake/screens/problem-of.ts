import type { FormReply } from "#app/kit/form.server.ts";

/** What a refused form says, as one text; null where nothing was refused. */
export const problemOf = (reply: FormReply | null | undefined): string | null =>
  reply?.error ? Object.values(reply.error).flat().filter(Boolean).join(" ") : null;
