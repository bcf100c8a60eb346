/**
 * What callers say, by matter: the text of `sayings/` read into a list. A matter is one of the trade (a lift stands, linen is to be
 * changed), not a service type of one hospital; `matter-services.ts` finds the types of a catalogue that serve it.
 */
import { airSayings } from "./sayings/air.ts";
import { cleaningSayings } from "./sayings/cleaning.ts";
import { electricSayings } from "./sayings/electric.ts";
import { fixturesSayings } from "./sayings/fixtures.ts";
import { gasesSayings } from "./sayings/gases.ts";
import { heatSayings } from "./sayings/heat.ts";
import { itSayings } from "./sayings/it.ts";
import { liftsSayings } from "./sayings/lifts.ts";
import { machinesSayings } from "./sayings/machines.ts";
import { mealsSayings } from "./sayings/meals.ts";
import { peopleSayings } from "./sayings/people.ts";
import { premisesSayings } from "./sayings/premises.ts";
import { securitySayings } from "./sayings/security.ts";
import { suppliesSayings } from "./sayings/supplies.ts";
import { transportSayings } from "./sayings/transport.ts";
import { wardsSayings } from "./sayings/wards.ts";
import { waterSayings } from "./sayings/water.ts";

export interface Matter {
  /** For people who read the model; no catalogue has to know it. */
  readonly matter: string;
  /** The plainest name of it. */
  readonly title: string;
  readonly sayings: readonly string[];
}

const texts = [
  airSayings, cleaningSayings, electricSayings, fixturesSayings, gasesSayings, heatSayings, itSayings, liftsSayings, machinesSayings,
  mealsSayings, peopleSayings, premisesSayings, securitySayings, suppliesSayings, transportSayings, wardsSayings, waterSayings,
];

/** All matters, in the order of the files. */
export function readMatters(): readonly Matter[] {
  return texts.flatMap((text) => text.split(/^# /m).slice(1)).map((block) => {
    const [head = "", ...lines] = block.trim().split("\n");
    const [matter = "", title = ""] = head.split(" ");
    return { matter, title, sayings: lines.flatMap((line) => line.split(" / ")) };
  });
}
