import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** Every door of the house, on one page. One act, one route, one small file. */
export default [
  index("routes/door/home.ts"),
  layout("routes/door/layout.tsx", [
    route("login", "routes/door/login.tsx"),
    route("account", "routes/door/account.tsx"),
  ]),
  route("logout", "routes/door/logout.ts"),
  route("live", "routes/door/live.ts"),
  route("clock", "routes/door/clock.ts"),

  // Agents: the desk fills the window, the sidebar is a rail.
  layout("routes/desk/layout.tsx", [route("desk", "routes/desk/desk.tsx")]),
  ...prefix("desk", [
    route("next", "routes/desk/next.ts"),
    route("line", "routes/desk/line.ts"),
    route("token", "routes/desk/token.ts"),
    route("hang-up", "routes/desk/hang-up.ts"),
    route("hold", "routes/desk/hold.ts"),
    route("mute", "routes/desk/mute.ts"),
    route("voicemail", "routes/desk/voicemail.ts"),
    route("due", "routes/desk/due.ts"),
  ]),
  ...prefix("leads/:leadId", [
    route("dial", "routes/desk/dial.ts"),
    route("outcome", "routes/desk/outcome.ts"),
    route("skip", "routes/desk/skip.ts"),
    route("put-back", "routes/desk/put-back.ts"),
    route("note", "routes/desk/note.ts"),
    route("answers", "routes/desk/answers.ts"),
    route("extend", "routes/desk/extend.ts"),
    route("numbers", "routes/desk/add-number.ts"),
    route("research", "routes/desk/end-research.ts"),
  ]),

  // Account managers and admins: the sidebar with words.
  layout("routes/manage/layout.tsx", [
    route("campaigns", "routes/manage/campaigns.tsx"),
    route("campaigns/new", "routes/manage/campaign-new.tsx"),
    route("campaigns/:campaignId", "routes/manage/campaign.tsx"),
    route("campaigns/:campaignId/leads", "routes/manage/campaign-leads.tsx"),
    route("campaigns/:campaignId/rows", "routes/manage/campaign-rows.tsx"),
    route("campaigns/:campaignId/status", "routes/manage/campaign-status.tsx"),
    route("clients/new", "routes/manage/client-new.tsx"),
    route("companies", "routes/desk/companies.tsx"),
    route("callbacks", "routes/desk/callbacks.tsx"),
    route("research", "routes/desk/research.tsx"),
    route("leads/:leadId", "routes/desk/lead.tsx"),
    route("reports", "routes/manage/reports.tsx"),
    route("leaks", "routes/manage/leaks.tsx"),
    route("admin/rules", "routes/manage/rules.tsx"),
    route("admin/people", "routes/admin/people.tsx"),
    route("admin/people/new", "routes/admin/person-new.tsx"),
    route("imports", "routes/manage/imports.tsx"),
    route("imports/new", "routes/manage/import-new.tsx"),
    route("imports/:importId/file", "routes/manage/import-file.tsx"),
    route("imports/:importId/columns", "routes/manage/import-columns.tsx"),
    route("imports/:importId/cleanse", "routes/manage/import-cleanse.tsx"),
    route("imports/:importId/review", "routes/manage/import-review.tsx"),
    route("suppression-lists", "routes/manage/suppression-lists.tsx"),
    route("suppression-lists/new", "routes/manage/suppression-list-new.tsx"),
    route("suppression-lists/:listId", "routes/manage/suppression-list.tsx"),
    route("duplicates", "routes/manage/duplicates.tsx"),
    route("merges", "routes/manage/merges.tsx"),
    route("hand-back", "routes/manage/hand-back.tsx"),
    route("hand-back/:handbackId", "routes/manage/hand-back-lead.tsx"),
    route("outbox", "routes/manage/outbox.tsx"),
  ]),
  route("admin/people/:userId/disable", "routes/admin/person-disable.ts"),
  ...prefix("imports/:importId", [
    index("routes/manage/import.ts"),
    route("settings", "routes/manage/import-settings.ts"),
    route("rules", "routes/manage/import-rules.ts"),
    route("date-order", "routes/manage/import-date-order.ts"),
    route("commit", "routes/manage/import-commit.ts"),
    route("cancel", "routes/manage/import-cancel.ts"),
    route("undo", "routes/manage/import-undo.ts"),
    route("rows", "routes/manage/import-rows.ts"),
    route("mend", "routes/manage/import-mend.ts"),
    route("mended", "routes/manage/import-mended.ts"),
    route("bad-rows.csv", "routes/manage/import-bad-rows.ts"),
  ]),
  ...prefix("suppression-lists/:listId", [
    route("reading", "routes/manage/suppression-list-reading.ts"),
    route("use", "routes/manage/suppression-list-use.ts"),
    route("leave", "routes/manage/suppression-list-leave.ts"),
    route("take-back", "routes/manage/suppression-list-take-back.ts"),
    route("leads/:leadId", "routes/manage/suppression-list-answer.ts"),
  ]),
  route("duplicates/undo", "routes/manage/undo-answer.ts"),
  route("duplicates/:decisionId/answer", "routes/manage/answer-pair.ts"),
  route("merges/:mergeId/undo", "routes/manage/undo-merge.ts"),
  ...prefix("hand-back/:handbackId", [
    route("pass", "routes/manage/hand-back-pass.ts"),
    route("refuse", "routes/manage/hand-back-refuse.ts"),
  ]),

  // Clients.
  layout("routes/portal/layout.tsx", [
    ...prefix("portal", [
      layout("routes/portal/inbox.tsx", [
        index("routes/portal/first.tsx"),
        route("leads/:handbackId", "routes/portal/lead.tsx"),
      ]),
      route("yours", "routes/portal/yours.tsx"),
      route("report", "routes/portal/report.tsx"),
    ]),
  ]),
  ...prefix("portal/leads/:handbackId", [
    route("accept", "routes/portal/accept.ts"),
    route("decline", "routes/portal/decline.ts"),
    route("take-back", "routes/portal/take-back.ts"),
    route("report", "routes/portal/report-progress.ts"),
  ]),

  // The telephone provider: signed webhooks, no pages.
  ...prefix("hooks/twilio", [
    route("leg/:attemptId", "routes/hooks/leg.ts"),
    route("amd/:attemptId", "routes/hooks/amd.ts"),
    route("agent/:sessionId", "routes/hooks/agent.ts"),
    route("conf/:sessionId", "routes/hooks/conference.ts"),
  ]),
] satisfies RouteConfig;
