/**
 * What Mantine is told about our look. Everything that is not Mantine's reads the `--rk-*` variables of tokens.ts.
 * Sizes are rem of a 16 px root so that a person's own text size is obeyed.
 */
import { Button, createTheme, type MantineColorsTuple } from "@mantine/core";

const iris: MantineColorsTuple = [
  "#F0EFFC",
  "#DFDDF8",
  "#BFBCF1",
  "#9D98EA",
  "#8079E6",
  "#6A63E8",
  "#564FD6",
  "#4A45C4",
  "#3F3AAE",
  "#2F2B86",
];
const stone: MantineColorsTuple = [
  "#FAF9F7",
  "#F3F1EE",
  "#E6E3DE",
  "#CFCAC3",
  "#B5AFA7",
  "#958F87",
  "#6B665F",
  "#57534E",
  "#35322F",
  "#1C1B1A",
];
/** Mantine's dark scale runs from text (0) to page (7). Neutral with a breath of warmth, never blue. */
const dark: MantineColorsTuple = [
  "#EDECEA",
  "#B4B2AE",
  "#96948F",
  "#74737B",
  "#3D3D44",
  "#2C2C31",
  "#222226",
  "#1A1A1D",
  "#131315",
  "#0D0D0F",
];
const red: MantineColorsTuple = [
  "#FCEBE9",
  "#F8D4D0",
  "#F0AAA3",
  "#E67D73",
  "#DB564A",
  "#CC3A2D",
  "#B42318",
  "#97180F",
  "#7A130C",
  "#5C0E09",
];

export const theme = createTheme({
  colors: { iris, stone, dark, gray: stone, red },
  primaryColor: "iris",
  primaryShade: { light: 7, dark: 5 },
  white: "#FFFFFF",
  black: "#1C1B1A",
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  lineHeights: { xs: "1.35", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.3" },
  spacing: { xs: "0.25rem", sm: "0.5rem", md: "0.75rem", lg: "1rem", xl: "1.5rem" },
  radius: { xs: "3px", sm: "5px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "md",
  headings: { fontWeight: "600" },
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    // A control is 32 px high; as a variable, so that a place of its own may say otherwise.
    Button: Button.extend({ vars: (_theme, props) => ({ root: props.size ? {} : { "--button-height": "32px" } }) }),
    ActionIcon: { defaultProps: { size: 32, variant: "subtle", color: "gray" } },
    Select: { defaultProps: { allowDeselect: false, withCheckIcon: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Checkbox: { defaultProps: { size: "xs" } },
    SegmentedControl: { defaultProps: { size: "xs", withItemsBorders: false } },
    Modal: { defaultProps: { radius: "lg" } },
    // A page has one banner, and what floats over it brings no second one with its title.
    ModalHeader: { defaultProps: { role: "presentation" } },
    DrawerHeader: { defaultProps: { role: "presentation" } },
    CloseButton: { defaultProps: { "aria-label": "Close" } },
    // Mantine's own first focus is an element that a menu may not hold; without it the first item has the focus.
    Menu: { defaultProps: { shadow: "md", radius: "lg", withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: "md", radius: "lg" } },
  },
});
