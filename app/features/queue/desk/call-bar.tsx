import {
  IconBolt,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconRecordMail,
} from "@tabler/icons-react";
import { duration } from "#app/ui/format.ts";
import { type DeskPhase, isMuted } from "../desk-phase.ts";
import type { DeskActs, DeskView } from "../desk-view.ts";
import { Act } from "./act.tsx";
import type { BarWords } from "./bar-words.ts";
import { Primary, type PrimaryProps } from "./primary.tsx";
import type { Power } from "./use-power.ts";

type CallBarProps = Pick<DeskActs, "onMute" | "onHold" | "onVoicemail"> &
  PrimaryProps & { power: Power; view: DeskView; phase: DeskPhase; words: BarWords; now: Date };

/** The one bar: what is going on at the left, what can be done at the right, the primary act in one place for ever. */
export function CallBar({ view, phase, words, now, power, onMute, onHold, onVoicemail, ...primary }: CallBarProps) {
  const { call } = view;
  const live = phase === "ringing" || phase === "call";
  const muted = isMuted(view);
  const held = call.state === "talking" && call.held;
  return (
    <section className={`desk-bar is-${phase} tone-${words.tone}`} aria-label="Call">
      <div className="state">
        <i className="dot" aria-hidden="true" />
        <div className="title">
          <b role="status">{words.title}</b>
          {call.state === "ringing" || call.state === "talking" ? <Timer since={call.since} now={now} /> : null}
        </div>
        <p>
          <span>{words.line}</span>
          <span>{words.more}</span>
        </p>
      </div>
      {view.simulator ? (
        <span className="rk-sim" title="Calls go to the simulator. Nobody is rung.">
          Simulator
        </span>
      ) : null}
      <div className="acts">
        {phase === "refused" || phase === "none" || phase === "lost" ? null : (
          <>
            <Act
              icon={muted ? IconMicrophone : IconMicrophoneOff}
              k="M"
              off={!live}
              pressed={muted}
              onClick={() => onMute(!muted)}
            >
              {muted ? "Unmute" : "Mute"}
            </Act>
            <Act
              icon={held ? IconPlayerPlay : IconPlayerPause}
              k="H"
              off={phase !== "call"}
              pressed={held}
              onClick={() => onHold(!held)}
            >
              {held ? "Resume" : "Hold"}
            </Act>
            <Act icon={IconRecordMail} k="V" off={!live} onClick={onVoicemail}>
              Voicemail
            </Act>
          </>
        )}
        {phase === "before" || phase === "none" ? (
          <Act icon={IconBolt} k="W" pressed={power.on} onClick={power.toggle}>
            Power
          </Act>
        ) : null}
        <Primary {...primary} view={view} phase={phase} />
      </div>
    </section>
  );
}

function Timer({ since, now }: { since: string; now: Date }) {
  return (
    <span className="timer num" role="timer" aria-live="off">
      {duration((now.getTime() - new Date(since).getTime()) / 1000)}
    </span>
  );
}
