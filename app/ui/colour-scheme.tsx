import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useHydrated } from "./hydrated.ts";

/** Light, dark or as the device: kept in this browser. The choice is known only after hydration. */
export function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const hydrated = useHydrated();
  return (
    <SegmentedControl
      fullWidth
      aria-label="Colours"
      value={hydrated ? colorScheme : "auto"}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={[
        { value: "auto", label: "As device" },
        { value: "light", label: "Light" },
        { value: "dark", label: "Dark" },
      ]}
    />
  );
}
