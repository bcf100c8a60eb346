/** Words of Ctrl K as people type them, in both languages: commands, and the duty a person is set to. Data of `rooms/search/commands.ts`. */

/** Chinese words of single commands, by the English one that the code knows. */
export const spokenCommands: ReadonlyMap<string, string> = new Map([
  ["大屏", "wall"], ["锁屏", "lock"], ["锁", "lock"], ["夜", "night"], ["夜间", "night"], ["白天", "day"],
  ["受理", "intake"], ["调度", "board"], ["调度板", "board"], ["设置", "settings"],
]);

/** Duty of a person; `busy` follows the jobs and cannot be set. */
export const spokenStates: ReadonlyMap<string, "on" | "off" | "busy"> = new Map([
  ["free", "on"], ["on", "on"], ["闲", "on"], ["在", "on"], ["上班", "on"], ["到岗", "on"],
  ["off", "off"], ["休", "off"], ["下班", "off"], ["离岗", "off"], ["busy", "busy"], ["忙", "busy"],
]);

/** A state that follows the name without a space, as Chinese is typed. */
export const gluedState = /^(.+?)(闲|休|忙|上班|下班|到岗|离岗)$/;
