import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every door of the house, on one page. One act, one route, one small file. */
export default [
  index("routes/door/home.ts"),
  layout("routes/door/layout.tsx", [route("login", "routes/door/login.tsx")]),
  route("logout", "routes/door/logout.ts"),

  // Agents: the desk fills the window, the sidebar is a rail.
  layout("routes/desk/layout.tsx", []),

  // Account managers and admins: the sidebar with words.
  layout("routes/manage/layout.tsx", []),

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
