/**
 * For every "no" that a verb lists, one way to hear it: by command, by code, what came before and what is asked. Data for
 * `every-refusal.test.ts` (each is really given) and for the house test of the words (each parameter is really there).
 */
import type { CommandName } from "../../shared/house.ts";
import type { Verifier } from "../../shared/person/secret.ts";
import * as calls from "./call-asks.ts";
import { acknowledge, clear, openTicket, point, raise, repairRule, shelve, unshelve, stale, heard, chatter } from "./alarm-asks.ts";
import { accept, arrive, ask, cancel, close, closed, dispatch, dispatched, evaluate, finish, finished, giveBack, log, merge, prioritise, reassign, reopen, resume, sign, signed, suspend, work } from "./asks.ts";
import { officeWeek } from "./calendar/open-minutes.ts";
import { attachmentsMax } from "../../shared/ticket/note.ts";
import { badlyRated, complaint, complaintService, supervisor } from "./aftercare-asks.ts";
import type { Ask, Manner } from "./given.ts";
import { recordOf, someVerifier } from "./person/colleagues.ts";
import { answerSurvey, closeSurvey, openSurvey } from "./survey/survey-asks.ts";

export interface WayToNo {
  readonly given: readonly Ask[];
  readonly when: Ask;
}

type Ways = Readonly<Record<string, WayToNo>>;

const way = (given: readonly Ask[], when: Ask): WayToNo => ({ given, when });

const ended = {
  "ticket.cancelled-already": [log(), cancel("c1")],
  "ticket.merged-already": [log(), log(), merge("c1", "c2")],
  "ticket.closed-already": closed,
};

/** What somebody of another crew hears; the job is with the air-conditioning crew. */
function foreignWay(toTicket: (ticketId: string) => Ask, given: readonly Ask[] = dispatched): Ways {
  return { "person.not-your-crew": way(given, { ...toTicket("c1"), actor: "he-yong" }) };
}

/** What every verb on an open ticket refuses. */
function openWays(toTicket: (ticketId: string) => Ask): Ways {
  const ways = Object.entries(ended).map(([code, given]): [string, WayToNo] => [code, way(given, toTicket("c1"))]);
  return { "ticket.unknown": way([], toTicket("no-ticket")), ...Object.fromEntries(ways) };
}

/** What every verb on a job that is not on hold refuses. */
function runningWays(toTicket: (ticketId: string) => Ask): Ways {
  return { ...openWays(toTicket), "ticket.suspended-now": way([...dispatched, suspend("c1")], toTicket("c1")) };
}

type Send = (ticketId: string, crewId: string, personIds?: readonly string[]) => Ask;

/** What is refused of people and crews; `sent` brings ticket c1 as far as it must be. */
function crewWays(send: Send, sentWith: (serviceId: string) => readonly Ask[]): Ways {
  const one = sentWith("aircon");
  const power = sentWith("power");
  return {
    "crew.unknown": way(one, send("c1", "no-crew")),
    "person.unknown": way(one, send("c1", "hvac", ["nobody"])),
    "person.other-crew": way(one, send("c1", "hvac", ["he-yong"])),
    "person.off-duty": way(one, send("c1", "hvac", ["zheng-kai"])),
    "person.busy": way([...one, log({}, { commandId: "other" }), dispatch("other", "lifts", ["ma-lin"])], send("c1", "lifts", ["ma-lin"])),
    "person.certificate-missing": way(power, send("c1", "electric", ["sun-tao"])),
    "person.certificate-expired": way(power, send("c1", "electric", ["xu-jianping"])),
    "crew.contract-expired": way([...one, contract(1)], send("c1", "lifts")),
    "ticket.override-reason-missing": way(power, wished(send, { byPersonId: "fang-zhiyuan", reason: " " })),
    "ticket.override-needs-second": way(power, wished(send, { byPersonId: null, reason: "没别人" })),
    "ticket.override-self": way(power, wished(send, { byPersonId: "li-jianguo", reason: "没别人" })),
    "ticket.override-role": way(power, wished(send, { byPersonId: "chen-jing", reason: "没别人" })),
  };
}

const acceptBy = (personId: string): Ask => ask("ticket.accept", { ticketId: "c1", personIds: [personId] });
const sentTo = (crewId: string, serviceId = "aircon"): readonly Ask[] => [log({ serviceId }), dispatch("c1", crewId)];

/** What is refused of the people who take a job that was sent to their whole crew. */
const acceptWays: Ways = {
  "person.unknown": way(sentTo("hvac"), acceptBy("nobody")),
  "person.other-crew": way(sentTo("hvac"), acceptBy("he-yong")),
  "person.off-duty": way(sentTo("hvac"), acceptBy("zheng-kai")),
  "person.busy": way([...sentTo("lifts"), log({}, { commandId: "other" }), dispatch("other", "lifts", ["ma-lin"])], acceptBy("ma-lin")),
  "person.certificate-missing": way(sentTo("electric", "power"), acceptBy("sun-tao")),
  "person.certificate-expired": way(sentTo("electric", "power"), acceptBy("xu-jianping")),
};

const progressWays = (step: (ticketId: string) => Ask): Ways => ({
  ...runningWays(step), ...foreignWay(step),
  "ticket.not-underway": way([log()], step("c1")),
  "ticket.step-done": way([...dispatched, step("c1")], step("c1")),
});

const numberWays = (make: (number: string) => Ask): Ways => ({
  "ticket.number-missing": way([], make("")),
  "ticket.number-foreign": way([], make("261122-7-0001")),
  "ticket.number-taken": way([log()], make("261122-1-0001")),
});

const promisedAtMs = 1;
const urge = (ticketId: string): Ask => ask("ticket.urge", { ticketId });
const escalate = (ticketId: string): Ask => ask("ticket.escalate", { ticketId });
const join = (ticketId: string): Ask => ask("ticket.join", { ticketId, caller: { name: "", phone: "" } });
const note = (ticketId: string, text: string): Ask => ask("ticket.note", { ticketId, text });
const attach = (ticketId: string, digit = "0"): Ask => ask("ticket.attach", { ticketId, sha256: digit.padStart(64, "0"), name: "a.jpg", mime: "image/jpeg", bytes: 1 });
const promise = (ticketId: string): Ask => ask("ticket.promise", { ticketId, promisedAtMs });
const reopened = (ticketId: string, reason = "又漏了"): Ask => ask("ticket.reopen", { ticketId, reason });

/** A row of a file, as an importer sends it. */
export const importRow = {
  origin: "city:1", priority: 3, place: { id: null, zh: "门诊", en: "Outpatients" },
  service: { id: null, zh: "维修", en: "Repair", lifeSafety: false }, matter: "灯不亮", said: "灯不亮",
  caller: { name: "", phone: "" }, due: null, anomalies: [], closedAtMs: null,
} as const;

const imported = (number: string): Ask => ask("ticket.import", { ...importRow, anomalies: [], number }, { onHub: true });

const printSlip = ask("slip.print", { ticketId: "c1" }, { commandId: "s1" });
const beginSlip = (desk = 1): Ask => ask("slip.begin", { slipId: "s1" }, { desk, actor: "device" });
const endSlip = (outcome: "printed" | "failed", desk = 1): Ask => ask("slip.end", { slipId: "s1", outcome }, { desk });

const fullOfExtensions = ask("place.define", {
  id: "exchange", kind: "room", parentId: null, name: { zh: "总机", en: "Exchange" }, extensions: Array.from({ length: 20 }, (_, index) => String(7000 + index)),
});
const b3Inside = (parentId: string): Ask => ask("place.define", { id: "b3", kind: "building", parentId, name: { zh: "3号楼", en: "Building 3" }, extensions: [] });
const map = (placeId: string): Ask => ask("place.map-extension", { placeId, formerPlaceId: null, extension: "8999" });
const take = (personId: string): Ask => ask("desk.take", { number: 1, personId });
const calendarOf = (change: object): Ask => ask("calendar.define", { id: "office", name: { zh: "行政班", en: "Office" }, week: officeWeek, ...change });
const levelOf = (serviceId: string, change: object = {}): Ask =>
  ask("service.set-level", { serviceId, priority: 3, level: { acceptMinutes: 1, respondMinutes: 2, arriveMinutes: 3, finishMinutes: 4, ...change } });
/** 孙涛 holds no certificate; 李建国 sends him for a power cut. */
const wished = (send: Send, override: object): Ask => {
  const one = send("c1", "electric", ["sun-tao"]);
  return { ...one, body: { ...(one.body as object), override } };
};
const contract = (contractUntilMs: number): Ask => ask("crew.define", {
  id: "lifts", name: { zh: "电梯维保", en: "Lift contractor" }, short: { zh: "电梯", en: "LI" }, letter: "t", phone: "8103",
  onCallPersonId: null, outsourced: true, contractUntilMs, jobsPerPerson: 1, seat: 3,
});
const off = (personId: string): Ask => ask("person.set-duty", { personId, duty: "off" });
const setSignIn = (policy: "name" | "pin"): Ask => ask("site.set-sign-in", { policy });
/** 方志远, who is the only administrator with a PIN, becomes a viewer. */
const demoted = ask("person.define", recordOf("fang-zhiyuan", "方志远", { role: "viewer" }), { actor: "fang-zhiyuan" });
const otherCrew = ask("person.define", recordOf("wu-min", "吴敏", { role: "worker", crewId: "electric" }));
const crewLead = ask("person.define", recordOf("zhou-zhiqiang", "周志强", { role: "crew-lead", crewId: "hvac" }));

/** Sets a PIN or badge, by the person unless said; null takes it away. */
export function setSecret(kind: "pin" | "badge", personId: string, { verifier = someVerifier, actor = personId }: { readonly verifier?: Verifier | null; readonly actor?: string } = {}): Ask {
  return ask(`person.set-${kind}`, { personId, verifier }, { actor });
}

function secretWays(kind: "pin" | "badge"): Ways {
  const mine = setSecret(kind, "fang-zhiyuan");
  return {
    "person.unknown": way([], setSecret(kind, "no-one", { actor: "fang-zhiyuan" })),
    "person.secret-not-yours": way([mine], setSecret(kind, "chen-jing", { actor: "li-jianguo" })),
    "person.last-administrator": way([mine], setSecret(kind, "fang-zhiyuan", { verifier: null })),
  };
}

const numberDesk = (nodeId: string): Ask => ask("site.number-desk", { nodeId, name: nodeId });

/** A key as desks know it: 64 hex digits. */
export const keyOf = (digit: string): string => digit.repeat(64);
export const enrol = (nodeId: string, key: string): Ask => ask("site.enrol-desk", { nodeId, name: nodeId, fingerprint: keyOf(key) });
export const revoke = (nodeId: string): Ask => ask("site.revoke-desk", { nodeId });

const nameKeepers = (...keepers: readonly string[]): Ask => ask("site.name-keepers", { keepers: [...keepers], automatic: true });

const shelvePast = shelve("fan", { untilMs: 1 });
const acknowledgeBy = (actor: string): Ask => acknowledge("fan", { actor });
const openOn = (number: string): Ask => ({ type: "ticket.from-alarm", body: { pointId: "fan", occurrence: 1, number }, onHub: true, actor: "device" });
const raisedWithRule = [point({ ticket: repairRule }), raise()];

/** What every verb on a point refuses. */
const pointUnknown = (when: Ask): Ways => ({ "alarm.unknown": way([], when) });

/** What the verbs on alarms refuse. */
const alarmWays: Readonly<Partial<Record<CommandName, Ways>>> = {
  "alarm.define-point": {
    "place.unknown": way([], point({ placeId: "nowhere" })), "equipment.unknown": way([], point({ equipmentId: "nothing" })),
    "service.unknown": way([], point({ ticket: { ...repairRule, serviceId: "nothing" } })),
    "alarm.upstream-unknown": way([], point({ upstreamId: "nothing" })), "alarm.upstream-self": way([], point({ upstreamId: "fan" })),
  },
  "alarm.raise": { ...pointUnknown(raise()), "alarm.not-in-use": way([point({ inUse: false })], raise()) },
  "alarm.clear": pointUnknown(clear()),
  "alarm.acknowledge": {
    ...pointUnknown(acknowledge()), "alarm.not-active": way([point()], acknowledge()), "person.unknown": way([point(), raise()], { ...acknowledge(), body: { ...acknowledge().body as object, ownerId: "no-one" } }),
    "alarm.acknowledged-already": way([point(), raise(), acknowledge()], acknowledgeBy("chen-jing")),
  },
  "alarm.shelve": {
    ...pointUnknown(shelve()), "alarm.reason-missing": way([point()], shelve("fan", { reason: " " })), "alarm.shelve-past": way([point()], shelvePast),
    "alarm.shelve-too-long": way([point()], shelve("fan", { untilMs: Date.UTC(2026, 10, 23) })),
    "alarm.acknowledge-first": way([point({ lifeSafety: true }), raise()], shelve()),
  },
  "alarm.unshelve": pointUnknown(unshelve()), "alarm.mark-stale": pointUnknown(stale()), "alarm.mark-fresh": pointUnknown(heard()), "alarm.chatter": pointUnknown(chatter(true)),
  "ticket.from-alarm": {
    ...pointUnknown(openTicket()), "alarm.no-rule": way([point(), raise()], openTicket()),
    ...Object.fromEntries(Object.entries(numberWays(openOn)).map(([code, { given, when }]) => [code, way([...raisedWithRule, ...given], when)])),
  },
};

/** What is refused to a desk that has not claimed the call. */
const ownCallWays = (act: (manner?: Manner) => Ask): Ways => ({
  "call.unknown": way([], act()), "call.not-claimed": way([calls.ring()], act()), "call.not-yours": way(calls.claimedCall, act({ desk: 2 })),
});

/** Commands that start from a log in which no site was opened. */
export const beforeTheSite: ReadonlySet<string> = new Set(["site.not-open"]);

const saveLayout = (name: string, manner: Manner = {}): Ask => ask("layout.save", { name, shape: "rows", crewId: null, filter: "", hidden: [] }, manner);
const callBack = (ticketId: string, caller = 0): Ask => ask("ticket.call-back", { ticketId, caller, result: "done" });
const giveFollowUp = (ticketId: string, personId = "chen-jing"): Ask => ask("ticket.give-follow-up", { ticketId, personId });
const closeFollowUp = (ticketId: string, note = "道歉了"): Ask => ask("ticket.close-follow-up", { ticketId, note });
const own = (ticketId: string, personId = "chen-jing", manner: Manner = {}): Ask => ask("ticket.own", { ticketId, personId }, manner);

export const waysToNo: Readonly<Partial<Record<CommandName, Ways>>> = {
  ...alarmWays,
  "site.open": { "site.zone-unknown": way([], ask("site.open", { name: { zh: "火星", en: "Mars" }, zone: "Mars/Olympus" })) },
  "site.number-desk": {
    "site.not-open": way([], numberDesk("node-c")),
    "site.desks-full": way(Array.from({ length: 97 }, (_, index) => numberDesk(`node-${index}`)), numberDesk("node-100")),
  },
  "lexicon.learn": { "lexicon.target-unknown": way([], ask("lexicon.learn", { kind: "type", phrases: ["吊塔不动"], target: "nothing" })) },
  "lexicon.forget": { "lexicon.not-learned": way([], ask("lexicon.forget", { kind: "type", phrase: "吊塔不动", target: "aircon" })) },
  "survey.open": {
    "survey.known-already": way([openSurvey()], openSurvey()), "survey.time-order": way([], openSurvey({ untilMs: 0 })),
    "place.unknown": way([], openSurvey({ wards: ["nowhere"] })), "survey.not-a-ward": way([], openSurvey({ wards: ["b3"] })),
  },
  "survey.close": { "survey.unknown": way([], closeSurvey()), "survey.closed-already": way([openSurvey(), closeSurvey()], closeSurvey()) },
  "survey.answer": {
    "survey.unknown": way([], answerSurvey()), "survey.ward-unknown": way([openSurvey()], answerSurvey({ wardId: "b3" })),
    "survey.not-yet": way([openSurvey({ fromMs: Date.UTC(2026, 11, 1) })], answerSurvey()), "survey.over": way([openSurvey(), closeSurvey()], answerSurvey()),
    "survey.late": way([openSurvey()], answerSurvey({ period: "2026-10" })), "survey.answers-wrong": way([openSurvey()], answerSurvey({ answers: [5] })),
    "survey.empty": way([openSurvey()], answerSurvey({ answers: [null, null, null] })),
  },
  "layout.save": {
    "layout.nobody": way([], saveLayout("白班", { actor: "system" })), "layout.too-many": way(Array.from({ length: 9 }, (_, at) => saveLayout(`第${at}`)), saveLayout("再来")),
  },
  "layout.drop": { "layout.unknown": way([], ask("layout.drop", { name: "白班" })) },
  "site.set-sampling": { "site.not-open": way([], ask("site.set-sampling", { percent: 50 })) },
  "site.enrol-desk": {
    "site.not-open": way([], enrol("node-c", "c")),
    "site.desks-full": way(Array.from({ length: 97 }, (_, index) => numberDesk(`node-${index}`)), enrol("node-100", "c")),
    "site.node-enrolled": way([enrol("node-b", "b")], enrol("node-b", "c")), "site.key-taken": way([enrol("node-b", "b")], enrol("node-c", "b")),
  },
  "site.revoke-desk": {
    "site.not-open": way([], revoke("node-b")), "site.desk-unknown": way([], revoke("stranger")),
    "site.desk-revoked": way([enrol("node-b", "b"), revoke("node-b")], revoke("node-b")), "site.desk-own": way([], revoke("node-a")),
    "site.desk-is-hub": way([ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: null })], revoke("node-b")),
    "site.desk-is-keeper": way([nameKeepers("node-b")], revoke("node-b")),
  },
  "site.set-sharing": { "site.not-open": way([], ask("site.set-sharing", { on: true })) },
  "site.name-keepers": {
    "site.not-open": way([], nameKeepers("node-a")), "site.keeper-unknown": way([], nameKeepers("stranger")),
    "site.keepers-even": way([], nameKeepers("node-a", "node-b")), "site.keepers-changing": way([nameKeepers("node-a"), nameKeepers("node-b")], nameKeepers("node-a")),
  },
  "site.settle-keepers": { "site.not-open": way([], ask("site.settle-keepers", {})) },
  "site.open-epoch": { "site.not-open": way([], ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: null })) },
  "place.define": { "place.parent-unknown": way([], b3Inside("nowhere")), "place.parent-loop": way([], b3Inside("b3-f7-resp")) },
  "place.map-extension": { "place.unknown": way([], map("nowhere")), "place.extensions-full": way([fullOfExtensions], map("exchange")) },
  "site.set-sign-in": {
    "site.not-open": way([], setSignIn("pin")), "site.no-administrator": way([], setSignIn("pin")),
  },
  "person.define": {
    "person.last-administrator": way([setSecret("pin", "fang-zhiyuan")], demoted), "person.still-out": way(dispatched, otherCrew),
  },
  "person.set-pin": secretWays("pin"), "person.set-badge": secretWays("badge"),
  "person.note-failures": { "person.unknown": way([], ask("person.note-failures", { personId: "no-one", desk: 1, count: 5 })) },
  "person.set-duty": { "person.not-your-crew": way([crewLead], { ...off("he-yong"), actor: "zhou-zhiqiang" }), "person.unknown": way([], off("nobody")), "person.still-out": way(dispatched, off("wu-min")) },
  "desk.take": { "person.unknown": way([], take("nobody")) },
  "ticket.log": {
    "place.unknown": way([], log({ placeId: "nowhere" })), "service.unknown": way([], log({ serviceId: "nothing" })),
    "equipment.unknown": way([], log({ equipmentId: "nothing" })), "ticket.promise-past": way([], log({ promisedAtMs })),
    ...numberWays((number) => log({ number }, { onHub: true })),
  },
  "ticket.import": numberWays(imported),
  "calendar.define": {
    "calendar.hours-overlap": way([], calendarOf({ own: [{ day: "2026-12-01", hours: [{ fromMinute: 60, toMinute: 50 }], name: { zh: "盘点", en: "Count" } }] })),
    "calendar.never-open": way([], calendarOf({ week: [[], [], [], [], [], [], []] })),
    "calendar.day-twice": way([], calendarOf({ own: [0, 1].map(() => ({ day: "2026-12-01", hours: [], name: { zh: "盘点", en: "Count" } })) })),
    "calendar.year-unknown": way([], calendarOf({ years: [2200] })),
  },
  "service.set-level": {
    "service.unknown": way([], levelOf("nothing")), "calendar.unknown": way([], levelOf("aircon", { calendarId: "nowhere" })),
    "service.level-order": way([], levelOf("aircon", { finishMinutes: 2 })),
  },
  "service.set-chain": { "service.unknown": way([], ask("service.set-chain", { serviceId: "nothing", priority: 1, steps: [] })) },
  "ticket.dispatch": {
    ...runningWays((id) => dispatch(id, "hvac")), ...crewWays(dispatch, (serviceId) => [log({ serviceId })]),
    "ticket.dispatched-already": way(dispatched, dispatch("c1", "hvac")),
  },
  "ticket.reassign": {
    ...runningWays((id) => reassign(id, "hvac")), ...crewWays(reassign, (serviceId) => [log({ serviceId }), dispatch("c1", "hvac")]),
    "ticket.not-underway": way([log()], reassign("c1", "hvac")),
  },
  "ticket.accept": { ...progressWays(accept), ...acceptWays },
  "ticket.arrive": progressWays(arrive), "ticket.work": progressWays(work), "ticket.finish": progressWays(finish),
  "ticket.sign": {
    ...openWays(sign), "ticket.not-finished": way([log()], sign("c1")), "ticket.step-done": way(signed, sign("c1")),
    "ticket.signer-missing": way(finished, ask("ticket.sign", { ticketId: "c1", how: "slip", signerName: " " })),
  },
  "ticket.evaluate": {
    ...openWays(evaluate), "ticket.not-signed": way(finished, evaluate("c1")), "ticket.step-done": way([...signed, evaluate("c1")], evaluate("c1")),
  },
  "ticket.close": { ...openWays(close), "ticket.not-signed": way(finished, close("c1")) },
  "ticket.suspend": {
    ...runningWays(suspend), ...foreignWay(suspend), "ticket.finished-already": way(finished, suspend("c1")),
    "ticket.reason-missing": way([log()], ask("ticket.suspend", { ticketId: "c1", reason: "other", note: " " })),
  },
  "ticket.resume": { ...openWays(resume), ...foreignWay(resume, [...dispatched, suspend("c1")]), "ticket.not-suspended": way([log()], resume("c1")) },
  "ticket.return": {
    ...runningWays(giveBack), ...foreignWay(giveBack), "ticket.not-underway": way([log()], giveBack("c1")),
    "ticket.reason-missing": way(dispatched, ask("ticket.return", { ticketId: "c1", reason: " " })),
  },
  "ticket.join": { ...openWays(join), "ticket.finished-already": way(finished, join("c1")) },
  "ticket.merge": {
    ...openWays((id) => merge(id, "c2")), "ticket.merge-self": way([log()], merge("c1", "c1")),
    "ticket.finished-already": way([...finished, log({}, { commandId: "second" })], merge("second", "c1")),
  },
  "ticket.cancel": {
    ...openWays(cancel), "ticket.finished-already": way(finished, cancel("c1")),
    "ticket.reason-missing": way([log()], ask("ticket.cancel", { ticketId: "c1", reason: "" })),
  },
  "ticket.reopen": {
    "ticket.unknown": way([], reopen("no-ticket")), "ticket.not-finished": way(dispatched, reopen("c1")),
    "ticket.cancelled-already": way(ended["ticket.cancelled-already"], reopen("c1")),
    "ticket.merged-already": way(ended["ticket.merged-already"], reopen("c1")),
    "ticket.reason-missing": way(finished, reopened("c1", "")),
  },
  "ticket.escalate": {
    ...openWays(escalate), "ticket.finished-already": way(finished, escalate("c1")),
    "ticket.top-level": way([log(), ...Array.from({ length: 5 }, () => escalate("c1"))], escalate("c1")),
  },
  "ticket.urge": { ...openWays(urge), "ticket.finished-already": way(finished, urge("c1")) },
  "ticket.prioritise": {
    ...openWays((id) => prioritise(id, 1)), "ticket.finished-already": way(finished, prioritise("c1", 1)),
    "ticket.priority-same": way([log()], prioritise("c1", 3)),
  },
  "ticket.promise": {
    ...openWays(promise), "ticket.promise-past": way([log()], promise("c1")),
    "ticket.arrived-already": way([...dispatched, arrive("c1")], promise("c1")),
  },
  "ticket.tick": {
    "ticket.unknown": way([], ask("ticket.tick", { ticketId: "no-ticket", place: 0 })),
    "ticket.no-such-step": way([log()], ask("ticket.tick", { ticketId: "c1", place: 0 })),
  },
  "ticket.call-back": {
    "ticket.unknown": way([], callBack("no-ticket")), "ticket.caller-unknown": way(finished, callBack("c1", 9)), "ticket.not-finished-yet": way([log()], callBack("c1")),
  },
  "ticket.own": {
    ...openWays((id) => own(id)), "ticket.no-complaint": way([log()], own("c1")), "person.unknown": way([complaintService, complaint()], own("c2", "nobody")),
    "ticket.owner-stays": way([complaintService, complaint()], own("c2")),
    "ticket.reason-missing": way([complaintService, supervisor, complaint()], own("c3", "chen-jing", { actor: "zhao-ming" })),
  },
  "ticket.give-follow-up": {
    "ticket.unknown": way([], giveFollowUp("no-ticket")), "ticket.no-follow-up": way(signed, giveFollowUp("c1")), "person.unknown": way(badlyRated, giveFollowUp("c1", "nobody")),
  },
  "ticket.close-follow-up": {
    "ticket.unknown": way([], closeFollowUp("no-ticket")), "ticket.no-follow-up": way(signed, closeFollowUp("c1")), "ticket.note-empty": way(badlyRated, closeFollowUp("c1", " ")),
  },
  "ticket.note": { ...foreignWay((id) => note(id, "到了")), "ticket.unknown": way([], note("no-ticket", "在吗")), "ticket.note-empty": way([log()], note("c1", " ")) },
  "call.pick-up": { "call.unknown": way([], calls.pickUp()) }, "call.abandon": { "call.unknown": way([], calls.abandon()) },
  "call.claim": {
    "call.unknown": way([], calls.claim()), "call.claimed-already": way(calls.claimedCall, calls.claim({ desk: 2 })), "call.over-already": way(calls.missedCall, calls.claim()),
  },
  "call.take": {
    "call.unknown": way([], calls.take()), "call.not-claimed": way([calls.ring()], calls.take()), "call.yours-already": way(calls.claimedCall, calls.take({ desk: 1 })),
    "call.take-late": way(calls.claimedCall, calls.take({ atMinute: 1 })), "call.reason-missing": way(calls.claimedCall, calls.take({ atMinute: 1, actor: "zhao-ming" }, " ")),
  },
  "call.release": ownCallWays(calls.release), "call.hold": ownCallWays((manner) => calls.hold(true, manner)),
  "call.end": { ...ownCallWays(calls.hangUp), "call.over-already": way(calls.endedCall, calls.hangUp()) },
  "call.miss": { ...ownCallWays(calls.miss), "call.over-already": way(calls.endedCall, calls.miss()) },
  "call.call-back": {
    "call.unknown": way([], calls.callBack("tried")), "call.not-missed": way(calls.claimedCall, calls.callBack("tried")),
    "call.rung-back-already": way([...calls.missedCall, calls.callBack("reached")], calls.callBack("tried")), "call.reason-missing": way(calls.missedCall, calls.callBack("closed", " ")),
  },
  "call.link": { "call.unknown": way([log()], calls.link("c1")), "ticket.unknown": way([calls.ring()], calls.link("no-ticket")) },
  "ticket.attach": {
    ...foreignWay(attach), "ticket.unknown": way([], attach("no-ticket")),
    "ticket.attachments-full": way([log(), ...Array.from({ length: attachmentsMax }, (_, index) => attach("c1", String(index)))], attach("c1", "99")),
  },
  "slip.print": { "ticket.unknown": way([], ask("slip.print", { ticketId: "no-ticket" })) },
  "slip.begin": {
    "slip.unknown": way([], beginSlip()), "slip.other-desk": way([log(), printSlip], beginSlip(2)), "slip.begun-already": way([log(), printSlip, beginSlip()], beginSlip()),
  },
  "slip.end": {
    "slip.unknown": way([], endSlip("printed")), "slip.other-desk": way([log(), printSlip], endSlip("printed", 2)),
    "slip.ended-already": way([log(), printSlip, beginSlip(), endSlip("printed")], endSlip("failed")),
  },
};
