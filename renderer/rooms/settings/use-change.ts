/** Changes a setting and remembers the last change of this sitting, so that it can be taken back. */
import { useState } from "react";
import type { DeskSettings } from "../../../shared/bridge.ts";
import { deskNowMs } from "../../app/now.ts";
import { useSession } from "../../app/session.ts";

/** Which setting changed, from what to what, when and by whom. */
export interface SettingChange {
  readonly key: keyof DeskSettings;
  readonly before: string | number | boolean;
  readonly after: string | number | boolean;
  readonly atMs: number;
  readonly personId: string | null;
}

export type ChangeSetting = <K extends keyof DeskSettings>(key: K, value: DeskSettings[K]) => void;

export interface SubjectProps {
  readonly change: ChangeSetting;
}

/** How to change, what changed last, how to take it back. */
export function useChange() {
  const { settings, changeSettings, personId } = useSession();
  const [last, setLast] = useState<SettingChange | null>(null);
  const change: ChangeSetting = (key, value) => {
    if (settings[key] === value) return;
    setLast({ key, before: settings[key], after: value, atMs: deskNowMs(), personId });
    void changeSettings({ [key]: value });
  };
  const takeBack = () => {
    if (last !== null) void changeSettings({ [last.key]: last.before });
    setLast(null);
  };
  return { last, change, takeBack };
}
