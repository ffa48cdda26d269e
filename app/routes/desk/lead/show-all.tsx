import { Link } from "@remix-run/react";

/** What a page leaves out of very many, and the way to it. */
export function ShowAll({ says }: { says: string }) {
  return (
    <p className="fine">
      {says}. <Link to="?all">Show all of this lead</Link>
    </p>
  );
}
