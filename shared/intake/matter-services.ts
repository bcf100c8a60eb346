/**
 * Which service types of a catalogue serve which matter: asked of the catalogue's own words. The model of the sayings hears each
 * type's name and keywords; the types that sound like a matter share it. So a catalogue that is coarser, finer or worded
 * otherwise takes part as it is, and a type that sounds like no matter keeps working by its own keywords.
 */
import type { MatterModel } from "./matter-model.ts";
import { normalise } from "./normalise.ts";
import type { IntakeService } from "./proposal.ts";

/** The name of a type counts as this many keywords. Assumed, as are the others: any near them give the same on the sample. */
const nameCounts = 4;
/** Raised to this power, the type that sounds most like a matter takes most of it. */
const sharper = 2;
/** A matter that no type sounds like more than this belongs to none. */
const leastLikeness = 0.08;

/** The types that serve a matter, by position, with shares that together are at most 1. */
export type ServedBy = readonly (readonly [service: number, share: number])[];

/** For each matter of the model, in its order. */
export function servedBy(model: MatterModel, services: readonly IntakeService[]): readonly ServedBy[] {
  const likeness = services.map((service) => likenessOf(model, service));
  return model.matters.map((_matter, at) => {
    const raised = likeness.map((shares, position) => [position, (shares[at] ?? 0) ** sharper] as const).filter(([, one]) => one > leastLikeness ** sharper / 4);
    const total = raised.reduce((sum, [, one]) => sum + one, leastLikeness ** sharper);
    return raised.map(([position, one]) => [position, one / total] as const);
  });
}

/** How much a type sounds like each matter: the mean over its name and keywords. */
function likenessOf(model: MatterModel, { name, keywords }: IntakeService): readonly number[] {
  const texts = [...new Array<string>(nameCounts).fill(name.zh), ...keywords];
  const sums = new Array<number>(model.matters.length).fill(0);
  for (const text of texts) model.sharesOf(normalise(text))?.forEach((share, at) => { sums[at] = (sums[at] ?? 0) + share / texts.length; });
  return sums;
}
