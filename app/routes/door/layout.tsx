import "./door.css";
import { Outlet } from "@remix-run/react";
import { ErrorPage } from "#app/ui/error-page.tsx";

/** Bare: what one sees before anybody knows who one is. */
export default function DoorLayout() {
  return (
    <main className="door">
      <Outlet />
    </main>
  );
}

export function ErrorBoundary() {
  return (
    <main>
      <ErrorPage />
    </main>
  );
}
