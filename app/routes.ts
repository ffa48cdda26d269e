import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every door of the house, on one page. One act, one route, one small file. */
export default [
  index("routes/door/home.ts"),
  layout("routes/door/layout.tsx", [route("login", "routes/door/login.tsx")]),
  route("logout", "routes/door/logout.ts"),

  // Agents: the desk fills the window, the sidebar is a rail.
  layout("routes/desk/layout.tsx", []),

  // Account managers and admins: the sidebar with words.
  layout("routes/manage/layout.tsx", [
    route("imports", "routes/manage/imports.tsx"),
    route("imports/new", "routes/manage/import-new.tsx"),
    route("imports/:importId/file", "routes/manage/import-file.tsx"),
    route("imports/:importId/columns", "routes/manage/import-columns.tsx"),
    route("imports/:importId/cleanse", "routes/manage/import-cleanse.tsx"),
    route("imports/:importId/review", "routes/manage/import-review.tsx"),
  ]),
  ...prefix("imports/:importId", [
    index("routes/manage/import.ts"),
    route("settings", "routes/manage/import-settings.ts"),
    route("rules", "routes/manage/import-rules.ts"),
    route("commit", "routes/manage/import-commit.ts"),
    route("cancel", "routes/manage/import-cancel.ts"),
    route("undo", "routes/manage/import-undo.ts"),
    route("rows", "routes/manage/import-rows.ts"),
    route("bad-rows.csv", "routes/manage/import-bad-rows.ts"),
  ]),

  // Clients.
  layout("routes/portal/layout.tsx", [...prefix("portal", [])]),

  // The telephone provider: signed webhooks, no pages.
  ...prefix("hooks/twilio", [
    route("leg/:attemptId", "routes/hooks/leg.ts"),
    route("amd/:attemptId", "routes/hooks/amd.ts"),
    route("agent/:sessionId", "routes/hooks/agent.ts"),
    route("conf/:sessionId", "routes/hooks/conference.ts"),
  ]),
] satisfies RouteConfig;
