/** A text's 32-bit fingerprint (FNV-1a with a final mix), the same on every machine. */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * Numbers in [0, 1) that follow from the text alone (mulberry32). Drawing by number and try rather than
 * from one shared stream keeps a run repeatable however its calls happen to interleave.
 */
export function drawsFrom(text: string): () => number {
  let state = fingerprint(text);
  return function draw() {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
