/** How callers name places in hospitals whose catalogue is nothing like the sample: each rule on a catalogue of a few places. */
import { describe, expect, it } from "vitest";
import type { IntakePlace } from "../../../shared/intake/proposal.ts";
import { createProposer } from "../../../shared/intake/propose.ts";
import type { PlaceKind } from "../../../shared/place/place.ts";
import { catalogue, nowMs } from "./sample.ts";

const kindByLetter: Readonly<Record<string, PlaceKind>> = { B: "building", F: "floor", D: "department", R: "room", b: "bed", L: "lift" };

/** Places as an indented outline: a letter for the kind, then the name. The path of names is the id. */
function hospital(outline: string): (line: string) => string | undefined {
  const path: string[] = [];
  const places = outline.split("\n").filter((row) => row.trim() !== "").map((row): IntakePlace => {
    const depth = (row.length - row.trimStart().length) / 2;
    const [letter = "", zh = ""] = row.trim().split("·");
    path.splice(depth, path.length, zh);
    const text = { zh, en: zh };
    return { placeId: path.join("/"), kind: kindByLetter[letter] ?? "room", parentId: depth === 0 ? null : path.slice(0, depth).join("/"), name: text, label: text, extensions: [] };
  });
  const proposer = createProposer({ ...catalogue, places, equipment: [] });
  return (line) => proposer.propose(line, { nowMs }).place?.placeId;
}

const ward = (floor: string, name: string, beds = ["5床", "12床"]) =>
  [`  F·${floor}`, `    D·${name}`, "      R·护士站", "      R·开水间", ...beds.map((bed) => `      b·${bed}`)].join("\n");

describe("a ward with a number", () => {
  const find = hospital(["B·内科楼", ward("3F", "一病区"), ward("4F", "心内一病区"), ward("5F", "心内二病区"), ward("6F", "骨科二病区"), ward("7F", "二十三病区"), ward("8F", "12A病区"), ward("9F", "12B病区"), ward("10F", "呼吸科一区(胸膜)")].join("\n"));
  const wards: readonly (readonly [line: string, placeId: string])[] = [
    ["心内二 12床 灯坏了", "5F/心内二病区/12床"], ["心内2 12床 灯坏了", "5F/心内二病区/12床"], ["心内科一区12床灯坏了", "4F/心内一病区/12床"], ["心血管内科二病区护士站", "5F/心内二病区/护士站"],
    ["xny 12c ktls", "4F/心内一病区/12床"], ["xnebq hsz", "5F/心内二病区/护士站"], ["gke 5c dbl", "6F/骨科二病区/5床"], ["骨二 5床 要轮椅", "6F/骨科二病区/5床"],
    ["xinneiyi 5chuang kongtiao bu leng", "4F/心内一病区/5床"], ["23区开水间", "7F/二十三病区/开水间"], ["essbq ksj", "7F/二十三病区/开水间"], ["12b 5床 灯坏", "9F/12B病区/5床"], ["十二A病区护士站", "8F/12A病区/护士站"],
    ["胸膜病区 12床 灯坏", "10F/呼吸科一区(胸膜)/12床"], ["呼一 12床 灯坏", "10F/呼吸科一区(胸膜)/12床"],
  ];
  it.each(wards)("is found by its stem and its number, and the bed lies in it: %s", (line, placeId) => expect(find(line)).toBe(`内科楼/${placeId}`));
  it("is found through a slip of sound, but not before one that is written so", () => {
    expect(find("心类一病区 5床 灯坏")).toBe("内科楼/4F/心内一病区/5床");
    expect(find("一病区 5床 灯坏")).toBe("内科楼/3F/一病区/5床");
  });
  it("leaves the number to a bed or a count that follows", () => {
    expect(find("心内二病区5床")).toBe("内科楼/5F/心内二病区/5床");
    expect(find("骨科12床")).toBe("内科楼/6F/骨科二病区/12床");
    expect(find("骨科二病区一直没热水")).toBe("内科楼/6F/骨科二病区");
  });
});

describe("a lift", () => {
  const find = hospital("B·外科楼\n  L·电梯E5\n  L·电梯E6\n  F·5楼\n    D·骨科\n      b·5床\n  F·6楼\nB·行政楼\n  L·客梯3号\n  L·污物梯\n  L·扶梯B\n  F·3楼");
  it.each([["E5电梯关人了"], ["电梯E5困人"], ["E5 dt kr"], ["E 5 电梯"], ["E5梯停了"], ["e5 停了"], ["waike E5 dianti kunren"], ["外科楼5号电梯困人"], ["外科楼电梯5困人"], ["5号梯 里面有人"]])("is meant, never a floor or a bed: %s", (line) => {
    expect(find(line)).toBe("外科楼/电梯E5");
  });
  it.each([["3号客梯停了", "客梯3号"], ["客梯3号停了", "客梯3号"], ["行政楼污梯坏了", "污物梯"], ["B扶梯停了", "扶梯B"], ["行政楼扶梯停了", "扶梯B"]])("is found by kind and number in either order: %s", (line, name) => {
    expect(find(line)).toBe(`行政楼/${name}`);
  });
  it("is the only one of its building, also in initials", () => {
    const one = hospital("B·东楼\n  L·电梯\n  F·2楼\nB·西楼\n  L·电梯\n  F·2楼");
    expect(one("dl dt kr")).toBe("东楼/电梯");
    expect(one("西楼电梯困人")).toBe("西楼/电梯");
  });
  it("is not its lobby: 电梯厅 is a room of the floor before it", () => {
    const lobby = hospital("B·1号楼\n  L·1号电梯\n  F·B1\n    R·电梯厅\n  F·1F\n    R·电梯厅");
    expect(lobby("1号楼 B1 电梯厅灯坏")).toBe("1号楼/B1/电梯厅");
    expect(lobby("1号楼1楼电梯厅灯坏")).toBe("1号楼/1F/电梯厅");
  });
  it("stands where it stands: the floor it stopped at is no place of its own", () => expect(find("外科楼E6电梯停在5楼")).toBe("外科楼/电梯E6"));
});

describe("of two readings that fit as well", () => {
  const find = hospital("B·1号楼\n  F·12楼\n    D·神经外科\n      R·1204室\n        b·12床\n    D·财务科\n  F·11楼\n    D·保卫科");
  it("the bed is meant, not the room it stands in", () => expect(find("sjwk 12c dbl")).toBe("1号楼/12楼/神经外科/1204室/12床"));
  it("the place named first is the caller's", () => {
    expect(find("财务科问保卫科电话多少")).toBe("1号楼/12楼/财务科");
    expect(find("保卫科问财务科电话多少")).toBe("1号楼/11楼/保卫科");
  });
});

describe("a floor", () => {
  const find = hospital("B·A座\n  F·3F\n    R·走廊\n    R·男卫生间\n    R·女厕\nB·B座\n  F·三楼\n    R·走廊\n    R·卫生间\nB·C座\n  F·十二层\n    R·走廊\n  F·P3层\n    R·走廊");
  it.each([["A座3层走廊", "A座/3F/走廊"], ["A座三楼走廊", "A座/3F/走廊"], ["B座3F走廊", "B座/三楼/走廊"], ["C座12楼走廊", "C座/十二层/走廊"], ["cz 12l zl dbl", "C座/十二层/走廊"], ["C座P3走廊", "C座/P3层/走廊"]])("is the same however it is written: %s", (line, placeId) => {
    expect(find(line)).toBe(placeId);
  });
  it.each([["A座3楼男厕堵了", "A座/3F/男卫生间"], ["A座3楼女洗手间堵了", "A座/3F/女厕"], ["B座3楼女厕堵了", "B座/三楼/卫生间"], ["B座3楼厕所堵了", "B座/三楼/卫生间"]])("has its toilets by everyday names: %s", (line, placeId) => {
    expect(find(line)).toBe(placeId);
  });
});

describe("a building", () => {
  const floor = "\n  F·2楼\n    R·走廊";
  const find = hospital(["外科大楼", "内科大楼", "科研教学楼", "门急诊医技综合楼", "妇儿中心", "T1楼(行政)", "老住院楼"].map((name) => `B·${name}${floor}`).join("\n"));
  it.each([
    ["外科楼2楼走廊", "外科大楼"], ["wk 2l zl dbl", "外科大楼"], ["nkl 2l zl dbl", "内科大楼"], ["科教楼2楼走廊", "科研教学楼"], ["医技楼2楼走廊", "门急诊医技综合楼"],
    ["门诊2楼走廊", "门急诊医技综合楼"], ["妇儿楼2楼走廊", "妇儿中心"], ["行政楼2楼走廊", "T1楼(行政)"], ["t1 2楼走廊", "T1楼(行政)"], ["老楼2楼走廊", "老住院楼"],
  ])("is called by a shorter name: %s", (line, name) => expect(find(line)).toBe(`${name}/2楼/走廊`));
});

describe("a numbered room, seat or bed", () => {
  const rooms = ["3号手术间", "9号手术间"].map((name) => `      R·${name}`).join("\n");
  const find = hospital(`B·一号楼\n  F·3楼\n    D·手术室\n${rooms}\n  F·2楼\n    D·放射科\n      R·CT1室\n      R·CT2室\n    D·采血中心\n      R·采血窗口3\n    D·口腔科\n      b·牙椅5号\n    D·透析室\n      R·透析3区\n        b·12机位\n    D·EICU\n      b·A3床\n    D·留观室\n      b·留观5床\n    D·急诊科\n      R·预检分诊台\n      R·急诊CT室\n  F·4楼\n    R·库房一\n    R·库房二\n    D·神经内科(一)\n      b·5床\n    D·神经内科(二)\n      b·5床\n    D·骨外科A区\n      R·护士站\n    D·骨外科B区\n      R·护士站\n    D·内科门诊\n      R·第二诊室\n      R·第三诊室\n  F·6楼\n    D·儿科\n      R·601室\n        b·1床\n        b·加床1\n        R·卫生间\n      R·602室\n        b·2床\n        R·卫生间`);
  it.each([
    ["手术室3间 无影灯不亮", "3楼/手术室/3号手术间"], ["手术间9 没电", "3楼/手术室/9号手术间"], ["OR3 温度高", "3楼/手术室/3号手术间"], ["手术室9号间", "3楼/手术室/9号手术间"],
    ["ct2 空调不冷", "2楼/放射科/CT2室"], ["2号CT室漏水", "2楼/放射科/CT2室"], ["采血3号窗口", "2楼/采血中心/采血窗口3"], ["口腔科5号牙椅漏水", "2楼/口腔科/牙椅5号"], ["透析3区12号机位", "2楼/透析室/透析3区/12机位"],
    ["神经内科二 5床灯坏", "4楼/神经内科(二)/5床"], ["sne 5c dbl", "4楼/神经内科(二)/5床"], ["骨科B区护士站灯坏", "4楼/骨外科B区/护士站"], ["d3zs 灯坏", "4楼/内科门诊/第三诊室"], ["库房2门锁坏", "4楼/库房二"],
    ["eicu a3 吸引坏", "2楼/EICU/A3床"], ["eicu 3床 吸引坏", "2楼/EICU/A3床"], ["留观5床送饭", "2楼/留观室/留观5床"], ["急诊分诊台电脑没电", "2楼/急诊科/预检分诊台"], ["急诊CT空调不冷", "2楼/急诊科/急诊CT室"],
    ["儿科加1床要被子", "6楼/儿科/601室/加床1"], ["儿科+1床要被子", "6楼/儿科/601室/加床1"], ["儿科2床卫生间地漏堵了", "6楼/儿科/602室/卫生间"],
  ])("is found with its number before or behind: %s", (line, placeId) => expect(find(line)).toBe(`一号楼/${placeId}`));
});

describe("a department or room with a long name", () => {
  const names = ["针灸推拿科", "儿童保健科", "胰腺胃肠外科", "心脏大血管外科", "健康管理中心", "睡眠医学中心", "纪检监察室", "预防保健科", "医院感染管理科", "神经电生理科", "神经电刺激科", "烧伤整形外科", "医疗质量管理科"];
  const find = hospital(["B·一号楼", ...names.map((name, at) => ward(`${at + 1}F`, name)), "  F·14F", "    D·功能科", "      R·肌电图室", "      R·治疗准备室", "      R·治疗室"].join("\n"));
  it.each([
    ["针推科12床灯坏", "1F/针灸推拿科/12床"], ["针推 5床灯坏", "1F/针灸推拿科/5床"], ["ztk 12c dbl", "1F/针灸推拿科/12床"], ["儿保5床灯坏", "2F/儿童保健科/5床"], ["胰胃外护士站灯坏", "3F/胰腺胃肠外科/护士站"],
    ["大血管外科5床灯坏", "4F/心脏大血管外科/5床"], ["心大血管外科5床灯坏", "4F/心脏大血管外科/5床"], ["健管中心护士站灯坏", "5F/健康管理中心/护士站"], ["睡医中心5床灯坏", "6F/睡眠医学中心/5床"],
    ["纪检室灯坏", "7F/纪检监察室"], ["纪监室灯坏", "7F/纪检监察室"], ["预保科开水间灯坏", "8F/预防保健科/开水间"], ["院感科灯坏", "9F/医院感染管理科"], ["肌电室空调不冷", "14F/功能科/肌电图室"], ["整形科5床灯坏", "12F/烧伤整形外科/5床"], ["质管科灯坏", "13F/医疗质量管理科"],
  ])("is called by some of its characters in their order: %s", (line, placeId) => expect(find(line)).toBe(`一号楼/${placeId}`));
  it("is not guessed where two would be called so", () => expect(find("神电科 灯坏")).toBeUndefined());
  it("leaves a name to the one that has it in full", () => expect(find("功能科治疗室灯坏")).toBe("一号楼/14F/功能科/治疗室"));
});

describe.each(["加3床", "+3床", "加床3", "J3床", "J3", "加3", "+3"])("a bed put in and written %s", (written) => {
  const find = hospital(`B·一号楼\n  F·2楼\n    D·骨科\n      b·3床\n      b·${written}\n  F·3楼\n    D·儿科\n      b·3床`);
  it.each(["骨科+3床 呼叫铃坏了", "骨科加3床呼叫铃坏了", "骨科加床3 呼叫铃坏了", "骨科 加3 呼叫铃坏了", "gk jia3chuang hujiaoling huai"])("is found: %s", (line) => expect(find(line)).toBe(`一号楼/2楼/骨科/${written}`));
  it("is not bed 3", () => expect(find("骨科3床呼叫铃坏了")).toBe("一号楼/2楼/骨科/3床"));
});

describe("an operating room with its number in words", () => {
  const find = hospital("B·一号楼\n  F·3楼\n    D·检验科\n  F·10楼\n    D·手术室\n      R·手术一间\n      R·手术三间\n      R·复苏间");
  it.each(["手术3间 灯不亮", "手术间3 灯不亮", "手术三间灯不亮", "手术室三间灯不亮", "3号手术间灯不亮", "手术室3间灯不亮", "ss3j dbl", "手术室3号间灯不亮"])("is found: %s", (line) => expect(find(line)).toBe("一号楼/10楼/手术室/手术三间"));
});

describe("a building called by a letter or a side", () => {
  const floors = "\n  F·2楼\n    R·走廊\n  F·7楼\n    R·走廊\n    D·产三区\n      b·12床";
  const find = hospital(["A座门诊楼", "B座妇产楼", "1号病房楼(北楼)", "住院医师规范化培训公寓", "急诊急救中心大楼"].map((name) => `B·${name}${floors}`).join("\n"));
  it.each([
    ["b7c zl dbl", "B座妇产楼/7楼/走廊"], ["b 7 走廊灯坏", "B座妇产楼/7楼/走廊"], ["B座7楼走廊灯坏", "B座妇产楼/7楼/走廊"], ["妇产楼2楼走廊灯坏", "B座妇产楼/2楼/走廊"], ["北7走廊灯坏", "1号病房楼(北楼)/7楼/走廊"],
    ["规培公寓2楼走廊灯坏", "住院医师规范化培训公寓/2楼/走廊"], ["规培2楼走廊灯坏", "住院医师规范化培训公寓/2楼/走廊"], ["gpgy 2l zl dbl", "住院医师规范化培训公寓/2楼/走廊"], ["jzl 7l zl dbl", "急诊急救中心大楼/7楼/走廊"],
  ])("is found by it, and by what people cut out of a long name: %s", (line, placeId) => expect(find(line)).toBe(placeId));
  it("is another one than building 7, where there is a building 7", () => {
    const both = hospital(`B·B座${floors}\nB·7号楼${floors}`);
    expect(both("b7 2l zl dbl")).toBe("7号楼/2楼/走廊");
  });
  it("is named when it is named: a corridor elsewhere does not take the call away", () => {
    const house = hospital("B·职工宿舍\n  F·2楼\nB·内科楼\n  F·2楼\n    R·走廊");
    expect(house("宿舍2楼走廊全是烟")).toBe("职工宿舍/2楼");
  });
  it("is meant as a whole where all of it is said, although a room is named", () => {
    const house = hospital("B·保健部\n  F·1楼\n    R·男卫生间\n  F·2楼\n    R·男卫生间");
    expect(house("保健部整栋楼停水 厕所都用不了")).toBe("保健部");
  });
});

describe("a ward that is called a department's ward", () => {
  const find = hospital(["B·三号楼(住院西楼)", ward("7层", "神经内科二病区"), ward("12层", "泌尿外科病区"), "  L·2号电梯", "  L·货梯", "  F·1层\n    D·职工食堂", "B·五号楼(住院东楼)", ward("11层", "老年医学科病区"), "  L·2号电梯"].join("\n"));
  it.each([
    ["泌外12床灯坏", "三号楼(住院西楼)/12层/泌尿外科病区/12床"], ["泌尿外科护站灯坏", "三号楼(住院西楼)/12层/泌尿外科病区/护士站"], ["mwk 5c dbl", "三号楼(住院西楼)/12层/泌尿外科病区/5床"], ["老年科5床灯坏", "五号楼(住院东楼)/11层/老年医学科病区/5床"],
    ["东楼11层灯坏", "五号楼(住院东楼)/11层"], ["西楼2号梯困人", "三号楼(住院西楼)/2号电梯"], ["b3 7c 12 kt lsh", "三号楼(住院西楼)/7层/神经内科二病区/12床"], ["西楼货梯吱吱响 食堂阿姨不敢搭", "三号楼(住院西楼)/货梯"],
  ])("is found by the department's short names, in a building by its side: %s", (line, placeId) => expect(find(line)).toBe(placeId));
});

describe("what is no place", () => {
  const find = hospital("B·一号楼\n  F·3楼\n    D·妇科\n      R·307诊室\n      R·503病房\n      R·主任办公室\n      R·医生值班室\n      b·3床\n    D·产房");
  it.each([
    ["307王主任说冷死了", "一号楼/3楼/妇科/307诊室"], ["产房门口刷卡没反应 值班医生进不去", "一号楼/3楼/产房"], ["妇科氧压掉到0.3了", "一号楼/3楼/妇科"], ["妇科 503 人走空了 要消毒", "一号楼/3楼/妇科/503病房"],
  ])("is a person by title, or a pressure: %s", (line, placeId) => expect(find(line)).toBe(placeId));
  it("but a director's office is one", () => expect(find("妇科主任办公室灯坏")).toBe("一号楼/3楼/妇科/主任办公室"));
});

describe("an escalator", () => {
  const find = hospital("B·门诊楼\n  L·1至2层自动扶梯\n  L·2至3层自动扶梯\n  F·1楼\n  F·2楼\n  F·3楼");
  it.each([["门诊楼一楼上二楼的扶梯停了", "1至2层自动扶梯"], ["门诊楼2楼到3楼扶梯不走了", "2至3层自动扶梯"]])("is known by the floors it joins: %s", (line, name) => expect(find(line)).toBe(`门诊楼/${name}`));
  it("does not take a call from its floor", () => expect(find("门诊楼2楼灯坏")).toBe("门诊楼/2楼"));
});
