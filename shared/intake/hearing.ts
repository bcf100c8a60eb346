/**
 * Sayings joined to a catalogue: which of its service types a text is about, as shares of 1. The counts of the sayings are made once
 * in a process, the join once per catalogue.
 */
import { createMatterModel } from "./matter-model.ts";
import type { MatterModel } from "./matter-model.ts";
import { servedBy } from "./matter-services.ts";
import type { IntakeService } from "./proposal.ts";
import { readMatters } from "./sayings.ts";

export interface HeardService {
  readonly service: number;
  /** 0–1 */
  readonly share: number;
  readonly words: string;
}

export type Heard = (text: string) => readonly HeardService[];

let kept: MatterModel | null = null;

function modelOfSayings(): MatterModel {
  kept ??= createMatterModel(globalThis.MATTERS ?? readMatters());
  return kept;
}

/** Prepares the types of a catalogue. */
export function createHearing(services: readonly IntakeService[]): Heard {
  if (services.length === 0) return () => [];
  const model = modelOfSayings();
  const served = servedBy(model, services);
  return (text) => {
    const shares = model.sharesOf(text);
    if (shares === null) return [];
    const heard = new Array<number>(services.length).fill(0);
    shares.forEach((share, matter) => { for (const [service, part] of served[matter] ?? []) heard[service] = (heard[service] ?? 0) + share * part; });
    return heard.flatMap((share, service) => (share < 0.01 ? [] : [{ service, share, words: "" }]));
  };
}
