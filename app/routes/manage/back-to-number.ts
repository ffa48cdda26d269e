/** The question a person had asked when they acted on its answer: they come back to the same one. */
export function backToNumber(request: Request): string {
  return `/may-call${new URL(request.url).search}`;
}
