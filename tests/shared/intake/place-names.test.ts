/** Where the work is: basements, counts, destinations and neighbours, and the names that hospitals give their wards and lifts. */
import { describe, expect, it } from "vitest";
import type { PlaceKind } from "../../../shared/place/place.ts";
import { createProposer } from "../../../shared/intake/propose.ts";
import type { IntakePlace } from "../../../shared/intake/proposal.ts";
import { catalogue, nowMs, proposer } from "./sample.ts";

const placeOf = (line: string, by = proposer) => by.propose(line, { nowMs }).place?.placeId;

describe("a basement", () => {
  it.each([
    "3号楼-1F走廊灯不亮", "3号楼 −1层走廊灯不亮", "3号楼负1楼走廊灯不亮", "3号楼负一层走廊灯不亮", "3号楼B1走廊灯不亮", "三号楼地下一层走廊灯不亮", "三号楼地下室走廊灯不亮",
  ])("is found however it is written: %s", (line) => expect(placeOf(line)).toBe("b3-fb1-hall"));
  it("is not meant by the dash between building, floor and bed", () => expect(placeOf("3-7-12 空调漏水")).toBe("b3-f7-bed12"));
});

describe("a number of things", () => {
  it.each(["erke jiachuang 2zhang", "儿科加床2张", "儿科 3个床头灯不亮"])("is no bed: %s", (line) => expect(placeOf(line)).toBe("b3-f3-d1"));
});

describe("a place where something goes", () => {
  it.each([
    ["呼吸科20床 隔离转运到3号楼8层", "b3-f7-bed20"], ["骨科12床 送CT室做检查", "b2-f5-bed12"], ["骨科12床推到手术室", "b2-f5-bed12"], ["去ICU把病人接回骨科3床", "b2-f5-bed3"],
  ])("is not where the call is from: %s", (line, placeId) => expect(placeOf(line)).toBe(placeId));
  it("is where the work is when no other is named", () => expect(placeOf("到3号楼8层修灯")).toBe("b3-f8"));
});

describe("a place beside another", () => {
  it.each([["骨科护士站对面楼梯间灯坏", "b2-f5-stair"], ["检验科隔壁厕所堵了", "b1-f3-wc"], ["骨科门口垃圾桶满了", "b2-f5-d1"]])("%s", (line, placeId) => {
    expect(placeOf(line)).toBe(placeId);
  });
});

describe("the names of another hospital", () => {
  const place = (placeId: string, kind: PlaceKind, parentId: string | null, zh: string): IntakePlace => ({ placeId, kind, parentId, name: { zh, en: zh }, label: { zh, en: zh }, extensions: [] });
  const wards = [1, 2].flatMap((number) => [
    place(`f${number}`, "floor", "s", `${number}F`), place(`ortho${number}`, "department", `f${number}`, `骨科${"一二"[number - 1]}病区`),
    place(`cardio${number}`, "department", `f${number}`, `心内${"一二"[number - 1]}病区`), place(`ortho${number}-x2`, "bed", `ortho${number}`, "加2床"),
    place(`wc${number}`, "room", `f${number}`, "男卫生间"),
  ]);
  const other = createProposer({
    ...catalogue, equipment: [], places: [
      place("c", "campus", null, "总院"), place("s", "building", "c", "外科大楼"), place("e", "building", "c", "急诊综合楼"), place("r", "building", "c", "科研教学楼"), place("a", "building", "c", "A座"),
      place("s-b1", "floor", "s", "B1"), place("e5", "lift", "s", "电梯E5"), place("es2", "lift", "s", "自动扶梯2号"), place("op", "lift", "e", "手术专用梯"), ...wards,
      place("ct1", "room", "f1", "CT1室"), place("ct2", "room", "f1", "CT2室"), place("pad", "outdoor", "c", "楼顶停机坪"), place("insurance", "department", "f2", "医保办"),
    ],
  });

  it.each([
    ["外科楼", "s"], ["急诊楼", "e"], ["科教楼", "r"], ["A栋", "a"], ["外科楼负一楼", "s-b1"], ["外科大楼 2层", "f2"], ["外科楼2F", "f2"],
    ["E5电梯", "e5"], ["e5梯", "e5"], ["E5", "e5"], ["扶梯2", "es2"], ["手术梯", "op"], ["骨科二", "ortho2"], ["骨二", "ortho2"], ["骨科2病区", "ortho2"], ["gke", "ortho2"], ["gkybq", "ortho1"], ["xnebq", "cardio2"],
    ["心内科一病区", "cardio1"], ["心血管内科二区", "cardio2"], ["骨二 加床2", "ortho2-x2"], ["外科楼2楼男厕", "wc2"], ["CT2", "ct2"], ["1号CT", "ct1"], ["停机坪", "pad"], ["医保", "insurance"],
  ])("are found as people say them: %s", (said, placeId) => expect(placeOf(`${said} 灯不亮`, other)).toBe(placeId));
});
