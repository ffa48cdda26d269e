/**
 * Single-key shortcuts. They are silent while a field has focus (there Alt + the key acts, Esc leaves the field), they can
 * be switched off as WCAG 2.1.4 asks (Alt + the key keeps working), and `?` lists what acts on the page at this moment.
 */
import { useLocalStorage } from "@mantine/hooks";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { actsByItself, isField, isFloating, keyName } from "./key-match.ts";

export type KeyBinding = {
  /** "d", "1", "enter", "arrowup", "?", "mod+enter", or two in a row: "g d". */
  key: string;
  /** What it does, for the list of keys: "Call". */
  does: string;
  run: () => void;
  /** Closed for now: listed, and does nothing. */
  off?: boolean;
  /** Also without Alt while a field has focus; only for combinations such as mod+enter. */
  inFields?: boolean;
};
export type KeyGroup = { where: string; bindings: KeyBinding[] };

type KeyRing = {
  put: (id: string, group: KeyGroup | null) => void;
  groups: () => KeyGroup[];
  enabled: boolean;
  setEnabled: (on: boolean) => void;
  helpOpen: boolean;
  setHelpOpen: (open: boolean) => void;
};
const Ring = createContext<KeyRing | null>(null);
const SEQUENCE_MS = 1200;

export function KeysProvider({ children }: { children: ReactNode }) {
  const ring = useRef(new Map<string, KeyGroup>());
  const [enabled, setEnabled] = useLocalStorage<boolean>({ key: "rk-single-keys", defaultValue: true });
  const [helpOpen, setHelpOpen] = useState(false);
  const first = useRef<{ key: string; at: number } | null>(null);

  const put = useCallback((id: string, group: KeyGroup | null) => {
    if (group) ring.current.set(id, group);
    else ring.current.delete(id);
  }, []);
  const groups = useCallback(() => [...ring.current.values()], []);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || event.isComposing || isFloating(event.target)) return;
      const key = keyName(event);
      const field = isField(event.target);
      if (key === "escape" && field && event.target instanceof HTMLElement) return event.target.blur();
      if (actsByItself(event.target, key)) return;

      const started = first.current && event.timeStamp - first.current.at < SEQUENCE_MS ? first.current.key : null;
      first.current = null;
      const all = groups()
        .reverse()
        .flatMap((group) => group.bindings);
      const named = (name: string) => all.find((binding) => binding.key === name);
      const binding = (started && named(`${started} ${key}`)) || named(key);

      const single = !key.startsWith("mod+");
      const reachable = event.altKey || (!single && (!field || binding?.inFields)) || (single && enabled && !field);
      if (!reachable) return;
      if (binding && !binding.off) {
        event.preventDefault();
        binding.run();
      } else if (all.some((other) => other.key.startsWith(`${key} `))) {
        first.current = { key, at: event.timeStamp };
      }
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [groups, enabled]);

  const value = useMemo(
    () => ({ put, groups, enabled, setEnabled, helpOpen, setHelpOpen }),
    [put, groups, enabled, setEnabled, helpOpen],
  );
  return <Ring.Provider value={value}>{children}</Ring.Provider>;
}

/** Binds keys while the component is on the page. The latest component wins where two want the same key. */
export function useKeys(where: string, bindings: KeyBinding[]): void {
  const ring = useContext(Ring);
  const id = useId();
  const latest = useRef(bindings);
  latest.current = bindings;
  const put = ring?.put;

  useEffect(() => {
    if (!put) return;
    put(id, {
      where,
      get bindings() {
        return latest.current;
      },
    });
    return () => put(id, null);
  }, [put, id, where]);
}

/** The switch for single keys, and the list of what acts now. */
export function useKeyRing(): Omit<KeyRing, "put"> {
  const ring = useContext(Ring);
  if (!ring) throw new Error("useKeyRing needs a KeysProvider above it");
  return ring;
}

/** True for `ms` after `value` changed: for a place whose act has just become another one. */
export function useJustChanged(value: unknown, ms = 600): () => boolean {
  const changedAt = useRef(0);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    changedAt.current = performance.now();
  }
  return useCallback(() => changedAt.current > 0 && performance.now() - changedAt.current < ms, [ms]);
}
