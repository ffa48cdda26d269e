/** Which key was meant, and whether the person is typing. Pure but for the two DOM types. */

type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey">;

/**
 * The name a binding is looked up by: "d", "1", "enter", "arrowup", "?", "mod+enter".
 * With Alt the physical key counts, since Alt makes other characters on some keyboards.
 */
export function keyName(event: Pressed): string {
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey && !mod) {
    const physical = /^(?:Key|Digit|Numpad)(.)$/.exec(event.code);
    if (physical?.[1]) return physical[1].toLowerCase();
  }
  const key = event.key.toLowerCase();
  return mod ? `mod+${key}` : key;
}

const typed = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const notTyped = new Set(["checkbox", "radio", "button", "submit", "range", "color", "file"]);

/** Keys belong to the field that has focus. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (!typed.has(target.tagName)) return false;
  return !(target instanceof HTMLInputElement && notTyped.has(target.type));
}

/** Enter and Space already act on what has focus; a binding must not act a second time. */
export function actsByItself(target: EventTarget | null, key: string): boolean {
  if (key !== "enter" && key !== " ") return false;
  return (
    target instanceof Element && target.closest("a[href], button, summary, [role=option], [role=menuitem]") !== null
  );
}

/** Something floats above the page and takes the keys: a menu, a list, a modal dialog; not what only stands beside it. */
export function isFloating(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest(".rk-beside")) return false;
  return target.closest("[role=menu], [role=listbox], [aria-modal=true]") !== null;
}
