/** Everything the house knows about seats at desks: one line per verb. */
import { desk, leaveDesk, takeDesk } from "./desk.ts";

export const deskStream = { stream: desk, verbs: [takeDesk, leaveDesk] };
