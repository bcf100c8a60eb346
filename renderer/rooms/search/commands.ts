/**
 * Short commands typed into Ctrl K: `dg1 闲`, `李国强 off`, `wall`, `lock`, `night`. Read here, shown in words before Enter does
 * them, done by `use-command.ts`. Pure. What looks like a command and fits nobody is answered with a sentence, never guessed.
 *
 *   WHO STATE   who: a name, its initials, or a crew with a place in it (dg1); a crew alone means all of it
 *   WORD        one of the words below
 */
import { matchesBySound } from "../../../shared/intake/by-sound.ts";
import { gluedState, spokenCommands, spokenStates } from "../../../shared/intake/command-words.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import type { CrewRow, PersonRow } from "../../../shared/views.ts";

export type Command =
  | { readonly kind: "duty"; readonly duty: "on" | "off"; readonly name: Bilingual; readonly people: readonly PersonRow[] }
  | { readonly kind: "wall" } | { readonly kind: "lock" }
  | { readonly kind: "theme"; readonly theme: "day" | "night" }
  | { readonly kind: "room"; readonly room: "intake" | "board" | "settings" }
  /** Why not, by word below `search.no`. */
  | { readonly kind: "no"; readonly why: "nobody" | "several" | "busy" | "already"; readonly who: string };

const words = new Map<string, Command>([
  ["wall", { kind: "wall" }], ["lock", { kind: "lock" }], ["night", { kind: "theme", theme: "night" }], ["day", { kind: "theme", theme: "day" }],
  ["intake", { kind: "room", room: "intake" }], ["board", { kind: "room", room: "board" }], ["settings", { kind: "room", room: "settings" }],
]);

export interface CommandGround {
  readonly people: readonly PersonRow[];
  readonly crews: readonly CrewRow[];
}

/** What the text asks for; null where it is a search. */
export function readCommand(text: string, ground: CommandGround): Command | null {
  const said = text.normalize("NFKC").trim().toLowerCase();
  const word = words.get(spokenCommands.get(said) ?? said);
  if (word !== undefined) return word;
  const [, who = "", state = ""] = /^(.+?)\s+(\S+)$/.exec(said) ?? gluedState.exec(said) ?? [];
  const duty = spokenStates.get(state);
  if (duty === undefined || who === "") return null;
  return duty === "busy" ? { kind: "no", why: "busy", who } : dutyOf(who.trim(), duty, ground);
}

function dutyOf(who: string, duty: "on" | "off", { people, crews }: CommandGround): Command {
  const named = people.filter((one) => one.name.zh === who || one.name.en.toLowerCase() === who);
  const found = named.length > 0 ? named : people.filter((one) => one.crewId !== null && matchesBySound(one.name.zh, who));
  const crew = named.length > 0 ? undefined : crewOf(who, crews);
  if (crew !== undefined) return ofCrew(crew, who, duty, people);
  const [one, ...others] = found;
  if (one === undefined) return { kind: "no", why: "nobody", who };
  return others.length > 0 ? { kind: "no", why: "several", who: found.slice(0, 4).map((each) => each.name.zh).join(", ") } : change([one], one.name, duty);
}

/** The crew that letters or characters before a number mean: by its short name, from the beginning. */
function crewOf(who: string, crews: readonly CrewRow[]): CrewRow | undefined {
  const letters = who.replace(/\d+$/, "");
  const begins = (name: string) => name.toLowerCase().startsWith(letters) || matchesBySound(name.slice(0, Math.max(2, letters.length)), letters);
  return letters === "" ? undefined : crews.toSorted((one, other) => one.seat - other.seat).find((crew) => begins(crew.short.zh) || crew.short.en.toLowerCase() === letters || begins(crew.name.zh));
}

function ofCrew(crew: CrewRow, who: string, duty: "on" | "off", people: readonly PersonRow[]): Command {
  const members = people.filter((one) => one.crewId === crew.crewId).toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
  const place = /\d+$/.exec(who)?.[0];
  if (place === undefined) return change(members, crew.name, duty);
  const member = members[Number(place) - 1];
  return member === undefined ? { kind: "no", why: "nobody", who } : change([member], member.name, duty);
}

function change(people: readonly PersonRow[], name: Bilingual, duty: "on" | "off"): Command {
  const changing = people.filter((one) => one.duty !== duty);
  return changing.length === 0 ? { kind: "no", why: "already", who: name.zh } : { kind: "duty", duty, name, people: changing };
}
