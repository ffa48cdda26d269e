/** Where staff can go, in the order of the work. The browser hides; the guard of each page decides. */
import {
  IconAddressBook,
  IconAlertTriangle,
  IconAntenna,
  IconBellRinging,
  IconCalendarDue,
  IconChartBar,
  IconCopy,
  IconFileImport,
  IconGauge,
  IconHeadset,
  IconMailbox,
  IconMailForward,
  IconPhoneCheck,
  IconScale,
  IconShieldCheck,
  IconUsers,
  IconZoomQuestion,
} from "@tabler/icons-react";
import type { Role } from "#db/vocabulary.ts";

export type NavItem = {
  name: string;
  to: string;
  icon: typeof IconGauge;
  roles: readonly Role[];
  /** G, then this key. */
  go?: string;
  group?: "Admin";
};

const all: readonly Role[] = ["agent", "manager", "admin"];
const managing: readonly Role[] = ["manager", "admin"];
const admin: readonly Role[] = ["admin"];

const navItems: readonly NavItem[] = [
  { name: "Desk", to: "/desk", icon: IconHeadset, roles: all, go: "d" },
  { name: "Campaigns", to: "/campaigns", icon: IconGauge, roles: managing, go: "c" },
  { name: "Companies", to: "/companies", icon: IconAddressBook, roles: all, go: "o" },
  { name: "Imports", to: "/imports", icon: IconFileImport, roles: managing, go: "i" },
  { name: "Duplicates", to: "/duplicates", icon: IconCopy, roles: managing, go: "u" },
  { name: "Hand-back", to: "/hand-back", icon: IconShieldCheck, roles: managing, go: "h" },
  { name: "Callbacks", to: "/callbacks", icon: IconBellRinging, roles: all, go: "b" },
  { name: "What is due", to: "/due", icon: IconCalendarDue, roles: all, go: "w" },
  { name: "Research", to: "/research", icon: IconZoomQuestion, roles: all, go: "e" },
  { name: "Touch plans", to: "/plans", icon: IconMailForward, roles: managing, go: "p" },
  { name: "Signals", to: "/signals", icon: IconAntenna, roles: managing, go: "s" },
  { name: "May we call?", to: "/may-call", icon: IconPhoneCheck, roles: all, go: "m" },
  { name: "Reports", to: "/reports", icon: IconChartBar, roles: managing, go: "r" },
  { name: "Leaks", to: "/leaks", icon: IconAlertTriangle, roles: managing, go: "l" },
  { name: "People", to: "/admin/people", icon: IconUsers, roles: admin, group: "Admin" },
  { name: "Rules", to: "/admin/rules", icon: IconScale, roles: managing, group: "Admin" },
  { name: "Outbox", to: "/outbox", icon: IconMailbox, roles: managing, group: "Admin" },
];

export const navFor = (role: Role): NavItem[] => navItems.filter((item) => item.roles.includes(role));
export type NavCounts = Partial<Record<string, number>>;
