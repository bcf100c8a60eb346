/** The keys that F1 shows: those of the house, and those of the room that has the focus. Words under `app.keys`. */
export interface KeyEntry {
  readonly keys: string;
  /** Key under `app.keys`. */
  readonly word: string;
}

const lists: readonly KeyEntry[] = [
  { keys: "↑ ↓ PgUp PgDn", word: "move" }, { keys: "Enter", word: "open" }, { keys: "Space", word: "mark" }, { keys: "Tab", word: "next" },
];

const acts: readonly KeyEntry[] = [
  { keys: "D", word: "dispatch" }, { keys: "Z", word: "reassign" }, { keys: "W", word: "finish" }, { keys: "G", word: "suspend" },
  { keys: "N", word: "step" }, { keys: "Q", word: "sign" }, { keys: "E", word: "rate" }, { keys: "U", word: "escalate" },
  { keys: "C", word: "urge" }, { keys: "J", word: "note" }, { keys: "H", word: "callBack" }, { keys: "P", word: "print" },
  { keys: "T", word: "returned" }, { keys: "V", word: "cancel" }, { keys: "F", word: "reopen" }, { keys: "R", word: "followUp" }, { keys: "O", word: "own" }, { keys: "A", word: "attach" },
];

/** Keys that work in every room. */
export const everywhereKeys: readonly KeyEntry[] = [
  { keys: "F1", word: "help" }, { keys: "F2", word: "claimCall" }, { keys: "F3", word: "holdCall" }, { keys: "F5", word: "nextCallBack" }, { keys: "Shift F2", word: "lines" }, { keys: "F4", word: "intake" }, { keys: "F6", word: "board" }, { keys: "Shift F6", word: "alarms" }, { keys: "Ctrl K", word: "search" }, { keys: "Alt M", word: "mute" },
  { keys: "Alt P", word: "who" }, { keys: "Alt L", word: "lock" }, { keys: "Ctrl F8", word: "theme" }, { keys: "Ctrl ,", word: "settings" }, { keys: "Alt B", word: "crews" }, { keys: "Esc", word: "back" }, { keys: "Alt R", word: "again" }, { keys: "Alt V", word: "both" }, { keys: "Alt X", word: "read" },
];

/** Keys of one room, by scope. */
export const roomKeys: Readonly<Record<string, readonly KeyEntry[]>> = {
  lines: [
    { keys: "T", word: "giveBackCall" }, { keys: "V", word: "nobodyThere" }, { keys: "W", word: "endCall" }, { keys: "Z", word: "takeCall" }, { keys: "1 2 3", word: "outcomes" }, { keys: "Esc", word: "leaveLines" },
  ],
  alarms: [
    ...lists.filter(({ word }) => word === "move" || word === "next"), { keys: "K", word: "acknowledge" }, { keys: "B", word: "shelve" }, { keys: "→ ←", word: "unfold" }, { keys: "Enter", word: "openTicket" },
  ],
  intake: [
    { keys: "Ctrl Enter", word: "logAndSend" }, { keys: "Ctrl S", word: "log" }, { keys: "Ctrl D", word: "park" }, { keys: "Alt 1–7", word: "correct" },
    { keys: "Alt Y", word: "yes" }, { keys: "Alt N", word: "no" }, { keys: "Ctrl B", word: "join" }, { keys: "Alt H", word: "history" },
  ],
  board: [...lists, ...acts, { keys: "L", word: "release" }, { keys: "=", word: "crewBoard" }, { keys: "X", word: "crewFilter" }, { keys: "1–5", word: "lists" }, { keys: "/", word: "filter" }, { keys: "S", word: "layouts" }],
  drawer: [...acts, { keys: "S", word: "tick" }],
  who: [{ keys: "Alt O", word: "leaveSeat" }, { keys: "Alt L", word: "lock" }, { keys: "Esc", word: "back" }],
  settings: [{ keys: "Tab", word: "next" }],
};
