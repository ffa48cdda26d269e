/**
 * Gives each number a place of its own: 0, 1, 2 … in the order in which they come. A table with open addresses, for millions of
 * numbers are dear in a Map; they are whole, not negative and below 2⁵³.
 */
export class Places {
  private readonly values: Float64Array;
  private readonly places: Int32Array;
  private used = 0;

  /** `most`: how many different numbers may come. */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1, most) * 2));
    this.values = new Float64Array(slots).fill(NOBODY);
    this.places = new Int32Array(slots);
  }

  add(value: number): number {
    const slot = this.slotOf(value);
    if (this.values[slot] === value) return this.places[slot] as number;
    this.values[slot] = value;
    this.places[slot] = this.used;
    return this.used++;
  }

  /** -1 where the number never came. */
  of(value: number): number {
    const slot = this.slotOf(value);
    return this.values[slot] === value ? (this.places[slot] as number) : -1;
  }

  get size(): number {
    return this.used;
  }

  /** Where the number stands, or would. */
  private slotOf(value: number): number {
    const { values } = this;
    const last = values.length - 1;
    let slot = scattered(value) & last;
    while (values[slot] !== value && values[slot] !== NOBODY) slot = (slot + 1) & last;
    return slot;
  }
}

const NOBODY = -1;

/** Neighbours are sent far apart: a table with a few long runs is slow. The multiplier is 2³² by the golden ratio (Knuth, volume 3, 6.4). */
function scattered(value: number): number {
  const high = Math.floor(value / 2 ** 32);
  const mixed = Math.imul((value - high * 2 ** 32) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
