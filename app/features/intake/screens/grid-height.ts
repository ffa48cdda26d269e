export const ROW_HEIGHT = 38;

/** As high as its rows, but never so high that the page has to be scrolled as well to see its end. */
export const gridHeight = (rows: number): string =>
  `min(${rows * ROW_HEIGHT + 2}px, max(${7 * ROW_HEIGHT}px, 100dvh - 500px))`;
