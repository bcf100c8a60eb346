/**
 * One service level or one chain changed, apart from the rest of the service: who did it and what stood there before stays
 * with the service, so that a change can be taken back. Open jobs keep the due times they were given.
 */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { chain } from "./chain.ts";
import { priority, service, serviceLevel } from "./service.ts";

export const levelSet = service.becomes("service.level-set@1", z.strictObject({ priority, level: serviceLevel }), (state, body, meta) => ({
  ...state, levels: { ...state.levels, [body.priority]: body.level },
  levelChanges: { ...state.levelChanges, [body.priority]: { by: meta.actor, desk: meta.desk, atMs: meta.observedAtMs, before: state.levels[body.priority] } },
}));

export const chainSet = service.becomes("service.chain-set@1", z.strictObject({ priority, steps: chain }), (state, body) => ({
  ...state, chains: { ...state.chains, [body.priority]: body.steps },
}));

/** Sets the chain of escalation at one priority; no step at all means that nobody is told. Refuses `service.unknown`. */
export const setChain = verb({
  command: "service.set-chain",
  may: administration,
  body: z.strictObject({ serviceId: id, priority, steps: chain }),
  events: [chainSet],
  refusals: ["service.unknown"],
  decide(body, _meta, world) {
    if (world.get(service, body.serviceId) === undefined) return refuse("service.unknown", { service: body.serviceId });
    return [chainSet.of(body.serviceId, { priority: body.priority, steps: body.steps })];
  },
});
