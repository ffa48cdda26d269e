/** One shell for staff: where I can go, where I am, find or do, the time here. A rail on the desk, a drawer on a phone. */
import { Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate, useSubmit } from "@remix-run/react";
import { IconMenu2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Clock, type ClockFacts } from "./clock.tsx";
import { Find, FindButton } from "./find.tsx";
import { Going } from "./going.tsx";
import { useKeyRing, useKeys } from "./keys.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { type NavCounts, navFor } from "./nav.ts";
import { SideNav } from "./side-nav.tsx";
import { TopLine } from "./top-line.tsx";
import { type SignedIn, UserMenu } from "./user-menu.tsx";

export type ShellFacts = { user: SignedIn; clock: ClockFacts; counts: NavCounts };
type ShellProps = ShellFacts & {
  /** The desk: the sidebar becomes a rail of icons with tooltips. */
  rail?: boolean;
  children: ReactNode;
};

export function Shell({ user, clock, counts, rail = false, children }: ShellProps) {
  const navigate = useNavigate();
  const submit = useSubmit();
  const { setHelpOpen } = useKeyRing();
  const [drawer, { open, close }] = useDisclosure(false);
  const items = navFor(user.role);
  const showKeys = () => setHelpOpen(true);
  useKeys(
    "Go to",
    items.flatMap((item) => (item.go ? [{ key: `g ${item.go}`, does: item.name, run: () => navigate(item.to) }] : [])),
  );

  return (
    <div className={rail ? "rk-shell rail" : "rk-shell"}>
      <a className="rk-skip" href="#main">
        To the page
      </a>
      <Going />
      <SideNav items={items} counts={counts} rail={rail}>
        <UserMenu user={user} onKeys={showKeys} />
      </SideNav>
      <div className="rk-main">
        <header className="rk-top">
          <button type="button" className="rk-burger" onClick={open} aria-label="Menu">
            <IconMenu2 size={20} aria-hidden="true" />
          </button>
          <TopLine />
          <div className="grow" />
          <FindButton />
          <Clock {...clock} />
        </header>
        <main id="main" className="rk-body" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Drawer opened={drawer} onClose={close} size={280} padding="md" title="Rekindle" className="rk-drawer">
        <SideNav items={items} counts={counts} rail={false} onGo={close}>
          <UserMenu user={user} />
        </SideNav>
      </Drawer>
      <KeysHelp />
      <Find items={items} onKeys={showKeys} onSignOut={() => submit(null, { method: "post", action: "/logout" })} />
    </div>
  );
}
