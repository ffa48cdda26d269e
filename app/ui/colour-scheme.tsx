import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { useHydrated } from "./hydrated.ts";

const schemes = [
  { value: "auto", label: "As device", icon: IconDeviceDesktop },
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
] as const;

/** Mantine calls every item of a menu a plain one; this is one of several of which one holds. */
const OneOf = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<"button">>(
  ({ "aria-checked": checked = false, ...props }, ref) => (
    <button {...props} type="button" role="menuitemradio" aria-checked={checked} ref={ref} />
  ),
);

/**
 * Items of a menu: light, dark or as the device, kept in this browser. The choice is known only after hydration; the menu stays
 * open, so that one sees what was chosen.
 */
export function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const hydrated = useHydrated();
  const chosen = hydrated ? colorScheme : "auto";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a menu, not a set of fields
    <div role="group" aria-label="Colours">
      {schemes.map(({ value, label, icon: Icon }) => (
        <Menu.Item
          key={value}
          component={OneOf}
          aria-checked={value === chosen}
          closeMenuOnClick={false}
          leftSection={<Icon size={16} aria-hidden="true" />}
          rightSection={value === chosen ? <IconCheck size={16} aria-hidden="true" /> : null}
          onClick={() => setColorScheme(value)}
        >
          {label}
        </Menu.Item>
      ))}
    </div>
  );
}
