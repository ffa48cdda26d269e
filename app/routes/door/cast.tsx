import { Form } from "@remix-run/react";
import { initials } from "#app/ui/user-menu.tsx";
import type { Role } from "#db/vocabulary.ts";

type Member = { id: string; name: string; email: string; role: Role; client: string | null };

const does: Record<Role, string> = {
  agent: "calls at the desk",
  manager: "runs the campaigns",
  admin: "keeps the house",
  client: "receives the leads",
};

/** The demo's people: one click and one is them. */
export function Cast({ people }: { people: Member[] }) {
  return (
    <section className="door-cast" aria-labelledby="cast">
      <h2 id="cast">Or be one of the demo’s people</h2>
      <Form method="post">
        <ul>
          {people.map((person) => (
            <li key={person.id}>
              <button type="submit" name="userId" value={person.id}>
                <i aria-hidden="true">{initials(person.name)}</i>
                <span>
                  <b>{person.name}</b>
                  <small>
                    {person.client ? `${person.client}, ` : ""}
                    {does[person.role]}
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
      <p className="fine">Everybody here is invented, and nobody real is ever rung.</p>
    </section>
  );
}
