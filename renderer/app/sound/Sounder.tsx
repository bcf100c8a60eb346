/**
 * Gives the desk its ear: looks at the facts four times a second and plays what is due. Shows nothing; lives as long as the
 * desk, also behind the lock screen. What it found out about the output stands in the status bar.
 */
import { useEffect, useRef } from "react";
import { useView } from "../../bridge/use-view.ts";
import { isNight } from "../civil.ts";
import { useKeys } from "../keyboard.ts";
import { deskNowMs } from "../now.ts";
import { useSession } from "../session.ts";
import { mutedUntilMs, toggleMute } from "./mute.ts";
import { pagePlayer } from "./player.ts";
import { soundFacts } from "./sound-facts.ts";
import type { Heard } from "./sound-facts.ts";
import { noMemory, soundNow } from "./sounding.ts";

/** How often it is looked at. */
const lookMs = 250;

/** The ear; draws nothing. */
export function Sounder() {
  const { settings } = useSession();
  const heard: Heard = {
    alarms: useView("alarms").rows, board: useView("board").rows, calls: useView("calls").rows, refused: useView("refused").rows, link: useView("link").rows[0],
  };
  const latest = useRef({ heard, volume: settings.volume });
  useEffect(() => { latest.current = { heard, volume: settings.volume }; });
  useEffect(() => {
    const player = pagePlayer();
    void player.check();
    let memory = noMemory;
    const look = () => {
      const { heard: now, volume } = latest.current;
      const nowMs = deskNowMs();
      const next = soundNow({ ...soundFacts(now, nowMs), isNight: isNight(nowMs), mutedUntilMs: mutedUntilMs(), volume }, memory, nowMs);
      memory = next.memory;
      if (next.sound !== null) player.play(next.sound.tones, next.sound.gain);
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, []);
  useKeys(["everywhere", "lock"], { "Alt+KeyM": toggleMute });
  return null;
}
