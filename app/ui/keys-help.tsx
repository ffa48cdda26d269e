import { Drawer, Switch } from "@mantine/core";
import { Key } from "./key.tsx";
import { useKeyRing, useKeys } from "./keys.tsx";

const caps: Record<string, string> = { enter: "⏎", arrowup: "↑", arrowdown: "↓", mod: "⌘", " ": "␣", escape: "Esc" };
const cap = (key: string) => caps[key] ?? key.toUpperCase();
const keyCaps = (key: string) => key.split(/[ +]/).map(cap);

/** `?` lists the keys of this page, and switches the single ones off. It stands beside the page, never over the bar. */
export function KeysHelp() {
  const { groups, enabled, setEnabled, helpOpen, setHelpOpen } = useKeyRing();
  useKeys("Help", [{ key: "?", does: "List the keys", run: () => setHelpOpen(!helpOpen) }]);

  return (
    <Drawer
      opened={helpOpen}
      onClose={() => setHelpOpen(false)}
      title="Keys on this page"
      position="right"
      size={340}
      withOverlay={false}
      lockScroll={false}
      className="rk-beside rk-help"
    >
      <Switch
        label="Single keys act"
        description="Off or in a field: Alt and the key. Esc leaves a field."
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
      {groups().map((group) => (
        <section key={group.where}>
          <h3>{group.where}</h3>
          <dl>
            {group.bindings.map((binding) => (
              <div key={binding.key} className={binding.off ? "off" : undefined}>
                <dt>{binding.does}</dt>
                <dd>
                  <span className="sr">{binding.key}</span>
                  {keyCaps(binding.key).map((k) => (
                    <Key key={k} k={k} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Drawer>
  );
}
