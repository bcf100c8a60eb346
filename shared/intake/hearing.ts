/**
 * Sayings joined to a catalogue: which of its service types a text is about, as shares of 1, and which words of it said so. The
 * sayings are counted once in a process, the join is made once per catalogue. Each type is a matter of its own as well, whose
 * sayings are its name and keywords: a type that is like no matter of the trade is heard by them. Used by `service-find.ts`.
 */
import { createMatterModel } from "./matter-model.ts";
import type { MatterModel } from "./matter-model.ts";
import { servedBy } from "./matter-services.ts";
import type { ServedBy } from "./matter-services.ts";
import type { IntakeService } from "./proposal.ts";
import { readMatters } from "./sayings.ts";

/** Shares below this are not worth a vote; a text of which no matter has more than that is about none. Assumed. */
const leastShare = 0.005;
const leastBest = 0.05;
/** A sign of danger counts this much more. By cross-validation: a third fewer dangers stand behind something harmless, nothing else is lost. */
const danger = 2;

export interface Hearing {
  /** Shares by position of the service type; empty where the text is like no saying. */
  sharesOf(text: string): ReadonlyMap<number, number>;
  /** What in the text spoke for the type. */
  wordsFor(text: string, service: number): readonly string[];
}

const model: MatterModel = createMatterModel(readMatters());

/** Counts a few more sayings, for a window that has nothing else to do; false when all are counted. */
export function prepareHearing(): boolean {
  return model.countNext();
}

/** Prepares the types of a catalogue. */
export function createHearing(services: readonly IntakeService[]): Hearing {
  if (services.length === 0) return { sharesOf: () => new Map(), wordsFor: () => [] };
  while (model.countNext());
  const served: ServedBy[] = [...servedBy(model, services), ...services.map((_service, position): ServedBy => [[position, 1]])];
  const own = model.with(services.map(({ serviceId, name, keywords }) => ({ matter: serviceId, title: name.zh, sayings: keywords })));
  return {
    sharesOf(text) {
      const shares = own.sharesOf(text) ?? [];
      const heard = new Map<number, number>();
      if (Math.max(0, ...shares) < leastBest) return heard;
      shares.forEach((share, matter) => {
        if (share < leastShare) return;
        for (const [service, part] of served[matter] ?? []) heard.set(service, (heard.get(service) ?? 0) + share * part);
      });
      return withDanger(heard, services);
    },
    wordsFor(text, service) {
      const partOf = (matter: number) => served[matter]?.find(([one]) => one === service)?.[1] ?? 0;
      const shares = (own.sharesOf(text) ?? []).map((share, matter) => share * partOf(matter));
      return own.wordsFor(text, shares.indexOf(Math.max(...shares)));
    },
  };
}

function withDanger(heard: ReadonlyMap<number, number>, services: readonly IntakeService[]): ReadonlyMap<number, number> {
  const raised = [...heard].map(([service, share]) => [service, services[service]?.lifeSafety === true ? share * danger : share] as const);
  const more = raised.reduce((sum, [, share]) => sum + share, 0) / [...heard.values()].reduce((sum, share) => sum + share, 0);
  return new Map(raised.map(([service, share]) => [service, share / more]));
}
