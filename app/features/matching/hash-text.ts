/** Two small hashes on their way. */
export type Begun = { one: number; two: number };

const start: Begun = { one: 0x811c9dc5, two: 0x9747b28c };

/** Where the hash of a text stands after this beginning, for beginnings that millions of texts share. */
export function beginHash(beginning: string): Begun {
  let { one, two } = start;
  for (let at = 0; at < beginning.length; at++) {
    const code = beginning.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  return { one, two };
}

/** Two small hashes put together, 48 bits in all: of a million texts hardly two have the same. From the character `from` on. */
export function hashText(text: string, from = 0, begun: Begun = start): number {
  let { one, two } = begun;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  return (one >>> 0) * 65536 + ((two >>> 0) & 65535);
}
