import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { useNavigate } from "@remix-run/react";
import { IconSearch } from "@tabler/icons-react";
import { Key } from "./key.tsx";
import type { NavItem } from "./nav.ts";

/** The button in the top bar: find a place or do something, with ⌘K from anywhere. */
export function FindButton() {
  return (
    <button
      type="button"
      className="rk-find"
      onClick={spotlight.open}
      aria-label="Find or do"
      aria-keyshortcuts="Meta+K Control+K"
    >
      <IconSearch size={14} aria-hidden="true" />
      <span>Find or do</span>
      <Key k="⌘K" />
    </button>
  );
}

type FindProps = { items: NavItem[]; onKeys: () => void; onSignOut: () => void };

/** The palette: every place of this role, then what can be done from anywhere. A word that is no place is looked up. */
export function Find({ items, onKeys, onSignOut }: FindProps) {
  const navigate = useNavigate();
  const go: SpotlightActionData[] = items.map((item) => ({
    id: item.to,
    label: item.name,
    description: item.go ? `G then ${item.go.toUpperCase()}` : undefined,
    leftSection: <item.icon size={18} stroke={1.7} aria-hidden="true" />,
    onClick: () => navigate(item.to),
  }));
  return (
    <Spotlight
      shortcut="mod + K"
      className="rk-spotlight"
      title="Find or do"
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      nothingFound="No place of that name. Enter looks for a company."
      searchProps={{
        placeholder: "A place, an act or a company",
        "aria-label": "Find or do",
        leftSection: <IconSearch size={16} aria-hidden="true" />,
        onKeyDown: (event) => {
          const words = event.currentTarget.value.trim();
          const nothing = !document.querySelector(".rk-spotlight [data-action]");
          if (event.key !== "Enter" || !words || !nothing) return;
          spotlight.close();
          navigate(`/companies?q=${encodeURIComponent(words)}`);
        },
      }}
      actions={[
        { group: "Go to", actions: go },
        {
          group: "Do",
          actions: [
            { id: "keys", label: "List the keys of this page", onClick: onKeys },
            { id: "sign-out", label: "Sign out", onClick: onSignOut },
          ],
        },
      ]}
    />
  );
}
