/**
 * The smallest hospital in which every rule can be broken: two desks, six places, three crews, twelve people, three
 * services. Play it in this order. What is odd about a thing is said beside it.
 */
import type { StoryCommand } from "./story.ts";

/** 2026-11-22 14:31 in the hospital: the moment in which its tests begin. */
export const smallHospitalNowMs = Date.UTC(2026, 10, 22, 6, 31);

/** The electrician's certificate of 许建平 ended with the 20th of November. */
export const expiredMs = Date.UTC(2026, 10, 20, 16);
const nextYearMs = Date.UTC(2027, 10, 20, 16);

const levels = {
  1: { acceptMinutes: 2, respondMinutes: 5, arriveMinutes: 20, finishMinutes: 30 },
  2: { acceptMinutes: 5, respondMinutes: 15, arriveMinutes: 20, finishMinutes: 120 },
  3: { acceptMinutes: 15, respondMinutes: 30, arriveMinutes: 60, finishMinutes: 240 },
  4: { acceptMinutes: 15, respondMinutes: 120, arriveMinutes: 240, finishMinutes: 1440 },
};

const site: readonly StoryCommand[] = [
  { type: "site.open", body: { name: { zh: "示范医院", en: "Sample Hospital" }, zone: "Asia/Shanghai" } },
  { type: "site.number-desk", body: { nodeId: "node-a", name: "1台" } },
  { type: "site.number-desk", body: { nodeId: "node-b", name: "2台" } },
];

type Body<N extends StoryCommand["type"]> = Extract<StoryCommand, { readonly type: N }>["body"];

const placeBodies: readonly Body<"place.define">[] = [
  { id: "main", kind: "campus", parentId: null, name: { zh: "本部", en: "Main campus" }, extensions: [] },
  { id: "b3", kind: "building", parentId: "main", name: { zh: "3号楼", en: "Building 3" }, extensions: ["8300"] },
  { id: "b3-f7", kind: "floor", parentId: "b3", name: { zh: "7层", en: "Floor 7" }, extensions: [] },
  {
    id: "b3-f7-resp", kind: "department", parentId: "b3-f7", name: { zh: "呼吸内科", en: "Respiratory Medicine" },
    extensions: ["8371", "8372"],
  },
  { id: "b3-f7-resp-12", kind: "bed", parentId: "b3-f7-resp", name: { zh: "12床", en: "Bed 12" }, extensions: [] },
  { id: "b3-lift-3", kind: "lift", parentId: "b3", name: { zh: "3号梯", en: "Lift 3" }, extensions: ["8303"] },
];
const places = placeBodies.map((body): StoryCommand => ({ type: "place.define", body }));

const crews: readonly StoryCommand[] = [
  {
    id: "hvac", name: { zh: "空调组", en: "HVAC" }, short: { zh: "空调", en: "AC" }, letter: "k", phone: "8101",
    onCallPersonId: "zhou-zhiqiang", outsourced: false, jobsPerPerson: 3, seat: 1,
  },
  {
    id: "electric", name: { zh: "电工组", en: "Electricians" }, short: { zh: "电工", en: "EL" }, letter: "d", phone: "8102",
    onCallPersonId: "he-yong", outsourced: false, jobsPerPerson: 1, seat: 2,
  },
  {
    id: "lifts", name: { zh: "电梯维保", en: "Lift contractor" }, short: { zh: "电梯", en: "LI" }, letter: "t", phone: "8103",
    onCallPersonId: null, outsourced: true, jobsPerPerson: 1, seat: 3,
  },
].map((body): StoryCommand => ({ type: "crew.define", body }));

interface Hand {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly crewId?: string;
  readonly role?: Body<"person.define">["role"];
  readonly electricianUntilMs?: number;
}

function personOf({ id, zh, en, crewId, role = crewId === undefined ? "operator" : "worker", electricianUntilMs: validUntilMs }: Hand): StoryCommand {
  const certificates = validUntilMs === undefined ? [] : [{ kind: "electrician", number: `T-${id}`, validUntilMs }];
  return {
    type: "person.define",
    body: { id, name: { zh, en }, role, crewId: crewId ?? null, phone: "", skills: [], certificates },
  };
}

const hands: readonly Hand[] = [
  { id: "li-jianguo", zh: "李建国", en: "Li Jianguo" },
  { id: "chen-jing", zh: "陈静", en: "Chen Jing" },
  { id: "zhou-zhiqiang", zh: "周志强", en: "Zhou Zhiqiang", crewId: "hvac" },
  { id: "wu-min", zh: "吴敏", en: "Wu Min", crewId: "hvac" },
  // Off duty.
  { id: "zheng-kai", zh: "郑凯", en: "Zheng Kai", crewId: "hvac" },
  { id: "he-yong", zh: "何勇", en: "He Yong", crewId: "electric", electricianUntilMs: nextYearMs },
  // His certificate ran out two days ago.
  { id: "xu-jianping", zh: "许建平", en: "Xu Jianping", crewId: "electric", electricianUntilMs: expiredMs },
  // Never had one.
  { id: "sun-tao", zh: "孙涛", en: "Sun Tao", crewId: "electric" },
  { id: "ma-lin", zh: "马林", en: "Ma Lin", crewId: "lifts" },
  { id: "zhao-ming", zh: "赵明", en: "Zhao Ming", role: "supervisor" },
  { id: "fang-zhiyuan", zh: "方志远", en: "Fang Zhiyuan", role: "administrator" },
  // May only look.
  { id: "xu-wanqing", zh: "徐婉清", en: "Xu Wanqing", role: "viewer" },
];
const people = hands.map(personOf);

const onDuty: readonly StoryCommand[] = [
  "li-jianguo", "chen-jing", "zhou-zhiqiang", "wu-min", "he-yong", "xu-jianping", "sun-tao", "ma-lin",
].map((personId) => ({ type: "person.set-duty", body: { personId, duty: "on" } }));

const plain = { group: "repair", lifeSafety: false, certificate: null, fields: [], questions: [], steps: [], sop: { zh: "", en: "" }, levels };

const serviceBodies: readonly Body<"service.define">[] = [
  {
    ...plain, id: "aircon", name: { zh: "空调维修", en: "Air conditioning" }, keywords: ["空调漏水", "不制冷"], crewId: "hvac",
    priority: 3, say: { zh: "{minutes} 分钟内到。", en: "There within {minutes} minutes." }, equipmentKinds: ["fan-coil"],
  },
  {
    // Only people with an electrician's certificate may be named for it.
    ...plain, id: "power", name: { zh: "停电", en: "Power failure" }, keywords: ["停电", "跳闸"], crewId: "electric",
    priority: 2, say: { zh: "{minutes} 分钟内到。", en: "There within {minutes} minutes." }, equipmentKinds: [],
    certificate: "electrician",
  },
  {
    ...plain, id: "lift-trapped", name: { zh: "电梯困人", en: "Trapped in a lift" }, keywords: ["困人"], crewId: "lifts",
    priority: 1, say: { zh: "人马上到，请别扒门。", en: "Help is coming. Do not force the doors." }, equipmentKinds: [],
    lifeSafety: true,
  },
];
const services = serviceBodies.map((body): StoryCommand => ({ type: "service.define", body }));

const equipment: readonly StoryCommand[] = [
  {
    type: "equipment.register",
    body: {
      id: "fcu-0712", code: "FCU-3-0712", name: { zh: "风机盘管", en: "Fan coil" }, kind: "fan-coil",
      placeId: "b3-f7-resp-12", upstreamId: null, maker: "", model: "",
    },
  },
];

const seats: readonly StoryCommand[] = [
  { type: "desk.take", body: { number: 1, personId: "li-jianguo" } },
  { type: "desk.take", body: { number: 2, personId: "chen-jing" } },
];

/** The whole hospital, ready to take a call. */
export const smallHospital: readonly StoryCommand[] = [
  ...site, ...places, ...crews, ...people, ...onDuty, ...services, ...equipment, ...seats,
];
