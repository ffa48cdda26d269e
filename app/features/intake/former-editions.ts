/** A file that came into this campaign before, as the rows of a newer one meet it. */
export type EarlierFile = {
  importId: string;
  /** Its rows with a company, and how many of them are records of the newer file once more. */
  rows: number;
  met: number;
};

/** From this share of an earlier file on, a newer one is the same list again; below, it may be a part of it, and leaves nothing out. */
const SHARE = 0.5;

/**
 * The earlier files that a newer one is the next edition of. One that was followed by such an edition already is left to it: what
 * was missing there was told there.
 *
 * @param earlier the newest first
 * @param shared how many rows of the one file the other, later one holds once more
 */
export async function formerEditions(
  earlier: readonly EarlierFile[],
  shared: (file: string, later: string) => Promise<number>,
): Promise<string[]> {
  const same = earlier.filter(({ rows, met }) => rows > 0 && met >= rows * SHARE);
  const former: string[] = [];
  for (const [at, { importId, rows }] of same.entries()) {
    let followed = false;
    for (const later of same.slice(0, at)) followed ||= (await shared(importId, later.importId)) >= rows * SHARE;
    if (!followed) former.push(importId);
  }
  return former;
}
