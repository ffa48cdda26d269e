import type { Crumb } from "#app/ui/top-line.tsx";

type WithImport = { about: { client: string; fileName: string } };

/** Whose file this is, for the line at the top. */
export const importCrumbs = ({ about }: WithImport): Crumb[] => [
  { label: about.client },
  { label: "Imports", to: "/imports" },
  { label: about.fileName },
];
