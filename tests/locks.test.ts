import ts from "typescript";
import { expect, test } from "vitest";
import { isTest, type SourceFile, sourceFiles } from "./source.ts";

/** Who may stand in each part of the house. A door that needs another guard belongs into another folder. */
const guards: Record<string, RegExp> = {
  desk: /^requireAgent$/,
  manage: /^require(Manager|Admin)$/,
  portal: /^requireClient$/,
  admin: /^requireAdmin$/,
  hooks: /^require(Twilio|Mail|Public)$/,
  door: /^require(User|Listener|SignedIn|HalfSignedIn|Public|Agent|Manager|Admin|Client)$/,
};

const routes = sourceFiles("app/routes").filter((file) => !isTest(file));

test("the first thing every loader and action does is ask who is there", () => {
  expect(routes.flatMap(unlocked)).toEqual([]);
});

test("what must be done before anything else is done on one page, and no other opens before it", () => {
  const early = (guard: RegExp) => routes.filter(({ text }) => guard.test(text)).map(({ path }) => path);
  expect(early(/requireSignedIn/)).toEqual(["app/routes/door/account.tsx", "app/routes/door/second-factor.tsx"]);
  expect(early(/requireHalfSignedIn/)).toEqual(["app/routes/door/code.tsx"]);
});

test("every loader and action is written where its lock can be seen", () => {
  const elsewhere = routes.filter(({ text }) => /export\s*(\{[^}]*\b(loader|action)\b|\*)/.test(text));
  expect(elsewhere.map(({ path }) => path)).toEqual([]);
});

function unlocked(file: SourceFile): string[] {
  const folder = file.path.split("/")[2] ?? "";
  return doorsOf(file.tree).flatMap(({ name, body }) => {
    const guard = guardOf(body);
    if (!guard) return [`${file.path}: ${name} does not begin with await require…(request…)`];
    // A layout draws the frame; what stands in it has locks of its own.
    const rule = file.path.endsWith("/layout.tsx") ? guards.door : guards[folder];
    return rule?.test(guard) ? [] : [`${file.path}: ${name} asks ${guard}, which does not guard ${folder}/`];
  });
}

type Door = { name: string; body: ts.ConciseBody | undefined };

function doorsOf(tree: ts.SourceFile): Door[] {
  return tree.statements.flatMap((statement): Door[] => {
    if (ts.isFunctionDeclaration(statement) && isDoor(statement.name)) {
      return [{ name: statement.name?.text ?? "", body: statement.body }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      if (!ts.isIdentifier(name) || !isDoor(name)) return [];
      const written = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return [{ name: name.text, body: written ? initializer.body : undefined }];
    });
  });
}

const isDoor = (name: ts.Identifier | undefined) => name?.text === "loader" || name?.text === "action";

/** The name of the guard in `await requireX(request…)`, where that is the very first thing done. */
function guardOf(body: ts.ConciseBody | undefined): string | null {
  if (!body) return null;
  const first = ts.isBlock(body) ? body.statements[0] : body;
  return (
    /^(?:(?:const|let) [^=]+ = |return )?await (require[A-Z]\w*)\(request\b/.exec(first?.getText() ?? "")?.[1] ?? null
  );
}
