// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a grid has an active cell, a table is given none
// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be rows of a <table>
import { useVirtualizer } from "@tanstack/react-virtual";
import { type HTMLAttributes, type ReactNode, useEffect, useRef } from "react";

type VirtualRowsProps<T> = {
  rows: readonly T[];
  rowKey: (row: T) => string | number;
  /** One row's cells, inside a `role="row"`; give each a `role="cell"`. */
  children: (row: T, index: number) => ReactNode;
  label: string;
  rowHeight?: number;
  /** The height of the window onto the rows: any CSS length. */
  height?: string;
  /** Keep this row in sight: the one chosen with the arrow keys. */
  follow?: number | null;
  rowClass?: (row: T, index: number) => string | undefined;
  /** Cells that are moved through with the keys: the focus stays on the list, which names the cell that is active. */
  grid?: { active: string | undefined; columns: number } & Pick<
    HTMLAttributes<HTMLDivElement>,
    "onKeyDown" | "onPaste" | "onCopy" | "onFocus"
  >;
  /** Told whenever the last of the rows comes near. */
  onNearEnd?: () => void;
};

/** So many rows before the end, more are asked for. */
const NEAR = 60;

/** Long lists: only the rows in sight exist. All have one height, so that nothing jumps while one scrolls. */
export function VirtualRows<T>(props: VirtualRowsProps<T>) {
  const {
    rows,
    rowKey,
    children,
    label,
    rowHeight = 40,
    height = "60vh",
    follow = null,
    rowClass,
    grid,
    onNearEnd,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The server and the first paint have no box to measure: twenty rows stand there at once.
    initialRect: { width: 1000, height: rowHeight * 20 },
  });
  const scrollToIndex = virtual.scrollToIndex;
  useEffect(() => {
    if (follow !== null) scrollToIndex(follow, { align: "auto" });
  }, [follow, scrollToIndex]);
  const items = virtual.getVirtualItems();
  const near = (items.at(-1)?.index ?? 0) >= rows.length - NEAR;
  useEffect(() => {
    if (near) onNearEnd?.();
  }, [near, onNearEnd]);
  const { active, columns, ...handlers } = grid ?? {};

  return (
    <div
      ref={box}
      className="rk-rows"
      style={{ height }}
      role={grid ? "grid" : "table"}
      aria-activedescendant={active}
      aria-colcount={columns}
      aria-label={label}
      aria-rowcount={rows.length}
      tabIndex={0}
      {...handlers}
    >
      <div style={{ height: virtual.getTotalSize() }} role="rowgroup">
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={rowKey(row)}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 1}
              className={rowClass?.(row, item.index)}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {children(row, item.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
