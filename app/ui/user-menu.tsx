import { Menu } from "@mantine/core";
import { Link, useSubmit } from "@remix-run/react";
import { IconKeyboard, IconLogout, IconShieldLock } from "@tabler/icons-react";
import type { Role } from "#db/vocabulary.ts";
import { ColourScheme } from "./colour-scheme.tsx";

export type SignedIn = { id: string; name: string; role: Role };

export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map(([letter]) => letter)
    .filter(Boolean)
    .filter((_, i, every) => i === 0 || i === every.length - 1)
    .join("")
    .toUpperCase();

type UserMenuProps = { user: SignedIn; onKeys?: () => void; at?: "top-start" | "bottom-end" };

/** Who is signed in, the colours, and the way out. */
export function UserMenu({ user, onKeys, at = "top-start" }: UserMenuProps) {
  const submit = useSubmit();
  return (
    <Menu position={at} width={232} keepMounted={false}>
      <Menu.Target>
        <button type="button" className="rk-me" aria-label={`Your account, ${user.name}`}>
          <i aria-hidden="true">{initials(user.name)}</i>
          <span>{user.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}, {user.role}
        </Menu.Label>
        <ColourScheme />
        <Menu.Divider />
        {onKeys ? (
          <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onKeys}>
            Keys on this page
          </Menu.Item>
        ) : null}
        <Menu.Item component={Link} to="/account" leftSection={<IconShieldLock size={16} />}>
          Your account
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => submit(null, { method: "post", action: "/logout" })}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
