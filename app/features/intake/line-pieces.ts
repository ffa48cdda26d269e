const CR = 13;
const LF = 10;

/**
 * The bytes of a text cut behind a line's end, so that each piece can be decoded by itself: a line feed is one and the same byte
 * in every encoding we read but UTF-16, where it takes a pair. What comes after the last line's end waits for more.
 */
export class LinePieces {
  readonly #wide: boolean;
  readonly #low: 0 | 1;
  #waiting: Uint8Array = new Uint8Array(0);

  constructor(encoding: string) {
    this.#wide = encoding.startsWith("utf-16");
    this.#low = encoding === "utf-16be" ? 1 : 0;
  }

  take(chunk: Uint8Array, last: boolean): Uint8Array {
    const bytes = this.#waiting.length === 0 ? chunk : joined(this.#waiting, chunk);
    const end = last ? bytes.length : this.#lastLineEnd(bytes);
    this.#waiting = bytes.subarray(end);
    return bytes.subarray(0, end);
  }

  #lastLineEnd(bytes: Uint8Array): number {
    if (!this.#wide) {
      const feed = bytes.lastIndexOf(LF);
      // A carriage return at the very end may be half of a pair.
      return feed >= 0 ? feed + 1 : bytes.lastIndexOf(CR, bytes.length - 2) + 1;
    }
    for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
      if (bytes[at + this.#low] === LF && bytes[at + 1 - this.#low] === 0) return at + 2;
    }
    return 0;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
