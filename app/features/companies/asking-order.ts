export type Askable = { gone: boolean; decides: boolean; hasNumber: boolean };

/** Whom one asks for first at a company: who is still there, then who has a number, then who decides. The desk shows people in this order. */
export function askingOrder(a: Askable, b: Askable): number {
  return rank(a) - rank(b);
}

const rank = ({ gone, decides, hasNumber }: Askable): number =>
  (gone ? 4 : 0) + (hasNumber ? 0 : 2) + (decides ? 0 : 1);
