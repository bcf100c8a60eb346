/**
 * Who may want what. Every verb names the roles and machines that may ask for it (`may` in `verb({...})`), best as one of
 * the sets below; `person/authority.ts` checks it in one place, for the desk that submits and for the hub that orders alike.
 *
 *   verb({ command: "crew.define", may: administration, … })
 *   verb({ command: "call.ring", may: ["device", "demo"], … })
 *
 * A verb that names nobody is desk work.
 */

/** What people are here for; one role each. */
export const roles = ["operator", "supervisor", "crew-lead", "worker", "storekeeper", "approver", "administrator", "viewer"] as const;
export type Role = (typeof roles)[number];

/** Every actor that is no person. */
export const machines = ["system", "import", "demo", "device", "scheduler", "phone-page"] as const;
export type Machine = (typeof machines)[number];

export type Who = Role | Machine;

/** Calls, tickets, alarms: whoever takes calls, and the machines that help. */
export const deskWork: readonly Who[] = ["operator", "supervisor", "system", "import", "demo", "device", "scheduler", "phone-page"];
/** What a crew says about its own jobs; the desk says it for them when they telephone. Verbs check that it is their crew. */
export const crewWork: readonly Who[] = ["crew-lead", "worker", ...deskWork];
/** What anybody with a name may add. */
export const anyRemark: readonly Who[] = ["storekeeper", "approver", "administrator", ...crewWork];
/** Who decides when it gets serious: overrides, keepers, revoking a desk or a wall key. */
export const supervision: readonly Who[] = ["supervisor", "system", "demo"];
/** People, catalogue, site, sharing, service levels. */
export const administration: readonly Who[] = ["administrator", "system", "import", "demo"];
/** Supervision and administration alike: the hub and its keepers. */
export const siteCare: readonly Who[] = ["supervisor", "administrator", "system", "demo"];
/** What the plant says and what follows from it by rule; no person says it. */
export const plantSignals: readonly Who[] = ["device", "system", "demo"];
/** Everybody, also who may only look: sitting down, leaving, one's own PIN. */
export const everybody: readonly Who[] = [...roles, ...machines];

/** Whether an actor is a machine; anything else is a person's id. */
export function isMachine(actor: string): actor is Machine {
  return machines.some((machine) => machine === actor);
}
