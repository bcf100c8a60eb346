/** Everything the house knows about places: one line per verb. */
import { definePlace, mapExtension, place } from "./place.ts";

export const placeStream = { stream: place, verbs: [definePlace, mapExtension] };
