import { Key } from "#app/ui/key.tsx";

/** The keys of the grid in which rows are mended. */
export const MendKeys = () => (
  <p className="mend-keys">
    <span>
      <Key k="↑" /> <Key k="↓" /> move
    </span>
    <span>
      <Key k="⏎" /> edit
    </span>
    <span>
      <Key k="S" /> suggested
    </span>
    <span>
      <Key k="R" /> research
    </span>
    <span>
      <Key k="U" /> undo
    </span>
    <span className="sr">
      Arrows and Tab move, Enter edits, S takes what is suggested, R sends the row to research, U takes the last edit
      back. Escape, then Tab leaves the list.
    </span>
  </p>
);
