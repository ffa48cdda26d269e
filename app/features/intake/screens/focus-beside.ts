/** Before an item of a list goes with the button that was pressed in it: the focus moves on to the next, so that the keys stay where they were. */
export function focusBeside(pressed: Element): void {
  const item = pressed.closest("li");
  const other = item?.nextElementSibling ?? item?.previousElementSibling;
  const next = other?.querySelector("button") ?? document.getElementById("main");
  next?.focus({ preventScroll: next.id === "main" });
}
