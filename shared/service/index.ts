/** Everything the house knows about service types: one line per verb. */
import { setChain } from "./level.ts";
import { defineService, service } from "./service.ts";

export const serviceStream = { stream: service, verbs: [defineService, setChain] };
