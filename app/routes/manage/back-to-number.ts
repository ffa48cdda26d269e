/** The question a person had asked when they acted on its answer: they come back to the same one, of the client they acted for. */
export function backToNumber(request: Request, { client }: { client?: string } = {}): string {
  const asked = new URL(request.url).searchParams;
  if (client) asked.set("client", client);
  return `/may-call?${asked}`;
}
