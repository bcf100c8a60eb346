/** Everything the house knows about working calendars and the levels that run on them: one line per verb. */
import { calendar } from "./calendar.ts";
import { defineCalendar } from "./define.ts";
import { setLevel } from "./set-level.ts";

export const calendarStream = { stream: calendar, verbs: [defineCalendar, setLevel] };
