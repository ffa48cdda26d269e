/** A list of numbers that grows, without a box for each. */
export class Growing {
  private values = new Float64Array(1024);
  private used = 0;

  push(value: number): void {
    if (this.used === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.used++] = value;
  }

  /** What was pushed so far; not a copy. */
  view(): Float64Array {
    return this.values.subarray(0, this.used);
  }
}

/** The place of a value among sorted ones; -1 where it is not there. */
export function placeIn(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle] as number;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
