/** A file that came into this campaign before, as the rows of a newer one meet it. */
export type EarlierFile = {
  importId: string;
  /** Its rows with a company, and how many of them are records of the newer file once more. */
  rows: number;
  met: number;
  /** How many of its rows each file between the two held once more. */
  metLater: readonly { importId: string; met: number }[];
};

/** From this share of an earlier file on, a newer one is the same list again; below, it may be a part of it, and leaves nothing out. */
const SHARE = 0.5;

/**
 * The earlier files that a newer one is the next edition of. One that was followed by such an edition already is left to it: what
 * was missing there was told there.
 */
export function formerEditions(earlier: readonly EarlierFile[]): string[] {
  const same = earlier.filter(({ rows, met }) => rows > 0 && met >= rows * SHARE);
  const ids = new Set(same.map(({ importId }) => importId));
  const followed = ({ rows, metLater }: EarlierFile) =>
    metLater.some(({ importId, met }) => ids.has(importId) && met >= rows * SHARE);
  return same.filter((file) => !followed(file)).map(({ importId }) => importId);
}
