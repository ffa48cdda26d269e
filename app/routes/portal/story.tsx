import "./story.css";
import { IconMail, IconPhone } from "@tabler/icons-react";
import { standingOf } from "#app/features/handback/standing.ts";
import type { Story, StoryLine } from "#app/features/handback/story.ts";
import { days, time } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useOneAtATime } from "#app/ui/one-at-a-time.ts";
import { Owner } from "#app/ui/owner.tsx";
import { Risk } from "#app/ui/risk.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import { type Act, Decide } from "./decide.tsx";
import { Progress } from "./progress.tsx";
import { TakeBack } from "./take-back-act.tsx";

/** One lead: whose it is and what is next, the answers, whom to ring, what happened; at the foot what can be done. */
export function StoryPage({ story, level, refused }: { story: Story; level: 1 | 2; refused?: string | null }) {
  // Here, as it outlives the foot: an act under way must not go with the form that sent it.
  const act: Act = useOneAtATime();
  const Title = level === 1 ? "h1" : "h2";
  return (
    <article className="portal-story">
      <Title className="portal-title">{story.company}</Title>
      {story.about ? <p className="soft">{story.about}</p> : null}
      <Whose story={story} />
      {refused ? <Notice kind="wait">{refused}</Notice> : null}
      <dl className="portal-facts">
        {story.facts.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
        <Contact contact={story.contact} />
      </dl>
      <h2 className="portal-part">Its story</h2>
      <ol className="portal-lines">
        {story.lines.map((line) => (
          <Line key={line.key} line={line} zone={story.zone} />
        ))}
      </ol>
      <div className="grow" />
      <Foot key={`${story.status} ${story.lines.length}`} story={story} act={act} />
    </article>
  );
}

/** Keyed by how the lead stands, so that what was half done about it before is gone. */
function Foot({ story, act }: { story: Story; act: Act }) {
  if (story.status === "passed") return <Decide story={story} act={act} />;
  if (story.status === "accepted") return <Progress story={story} act={act} />;
  if (story.nextAction === null && !story.takeBackUntil)
    return (
      <div className="portal-decide">
        <p className="fine">Is something here not right? Write to your account manager, and we see to it.</p>
      </div>
    );
  return story.takeBackUntil ? (
    <div className="portal-decide">
      <TakeBack story={story} act={act} says="You declined this one." />
    </div>
  ) : null;
}

/** The owner and the next action, always in sight. */
function Whose({ story }: { story: Story }) {
  const { status, owner, ownerName, stage, dueAt, nextAction } = story;
  if (status === "passed") {
    return (
      <p className="portal-whose">
        <Owner who="agency" name="until you accept" />
      </p>
    );
  }
  const { says, late } = standingOf(
    { stage, dueAt, nextAction, last: null },
    { now: new Date(story.now), zone: story.zone },
  );
  return (
    <p className="portal-whose">
      <Owner who={owner} name={owner === "client" ? ownerName : null} />
      <StageMark stage={stage} />
      {/* Of one that has ended its stage says all there is. */}
      {nextAction === null ? null : late && owner === "client" ? (
        <Risk kind="wait">{says}</Risk>
      ) : (
        <span className="soft">{says}</span>
      )}
    </p>
  );
}

function Contact({ contact }: Pick<Story, "contact">) {
  if (!contact) return null;
  return (
    <div className="wide">
      <dt>{contact.jobTitle ? `Whom to ring, ${contact.jobTitle}` : "Whom to ring"}</dt>
      <dd>
        {contact.name ?? "The person we reached"}
        <a className="num" href={`tel:${contact.number.replace(/ ext\..*| /g, "")}`}>
          <IconPhone size={15} aria-hidden="true" /> {contact.number}
        </a>
        {contact.emails.map((address) => (
          <a key={address} href={`mailto:${address}`}>
            <IconMail size={15} aria-hidden="true" /> {address}
          </a>
        ))}
      </dd>
    </div>
  );
}

function Line({ line, zone }: { line: StoryLine; zone: string }) {
  const [only] = line.at;
  const hour = line.key !== "origin" && line.at.length === 1 && only ? `, ${time(only, zone)}` : "";
  return (
    <li className={`${line.of}${line.now ? " now" : ""}`}>
      <p>
        <b>{line.what}</b>
        <span className="num">
          {days(line.at, zone)}
          {hour}
        </span>
      </p>
      {line.more ? <p>{line.more}</p> : null}
    </li>
  );
}
