import { hash } from "node:crypto";

/**
 * Keys for everything an import makes, known before it is stored, so that rows can name each other and go in in bulk. Shaped as
 * UUIDv7: the import's instant first, then a running number, so that they sort by age and by line like the database's own; the rest
 * is a hash, so that the same import at the same instant makes the same keys.
 */
export function keyMaker(importId: string, at: Date): (kind: string, line: number, nth?: number) => string {
  const millis = at.getTime().toString(16).padStart(12, "0");
  return (kind, line, nth = 0) => {
    const digest = hash("sha256", `${importId}|${kind}|${line}|${nth}`);
    const running = (line & 0xfffff).toString(16).padStart(5, "0");
    // The variant's two free bits stay nought: they stand before the running number's last digits and would undo its order.
    return `${millis.slice(0, 8)}-${millis.slice(8)}-7${running.slice(0, 3)}-8${running.slice(3)}${digest.slice(0, 1)}-${digest.slice(1, 13)}`;
  };
}
