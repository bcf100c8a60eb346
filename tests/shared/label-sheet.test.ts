import { describe, expect, it } from "vitest";
import QRCode from "qrcode";
import { equipmentLabels, labelSheet, placeLabels, placesUnder, readAddress, surveyLabels } from "../../shared/label-sheet.ts";
import { surveyCode } from "../../shared/phone.ts";
import type { Bilingual } from "../../shared/kernel/text.ts";
import type { EquipmentRow, PlaceRow } from "../../shared/views.ts";

const place = (placeId: string, parentId: string | null): PlaceRow => ({ placeId, parentId, kind: "room", name: { zh: placeId, en: placeId }, label: { zh: placeId, en: placeId }, extensions: [] });
const places = [place("main", null), place("b3", "main"), place("b3-f7-r12", "b3-f7"), place("b3-f7", "b3"), place("b4", "main")];

describe("labels for phones", () => {
  it("are made for a place and everything below it, in whatever order the places come", () => {
    expect(placesUnder("b3", places).map((one) => one.placeId)).toEqual(["b3", "b3-f7-r12", "b3-f7"]);
    expect(placesUnder("", places)).toHaveLength(5);
  });

  it("are made for what a caller stands in front of, and for the devices there", () => {
    const pick = (text: Bilingual) => text.zh;
    const house: PlaceRow = { ...place("b3", null), kind: "building" };
    expect(placeLabels([house, place("b3-f7", "b3")], pick).map((one) => one.code)).toEqual(["p:b3-f7"]);
    const pump = (equipmentId: string, placeId: string): EquipmentRow => ({ equipmentId, placeId, code: "P-1", name: { zh: "水泵", en: "Pump" }, kind: "pump", place: null, upstreamId: null, maker: "", model: "" });
    expect(equipmentLabels([pump("p1", "b3-f7"), pump("p2", "b4")], [place("b3-f7", "b3")], pick)).toEqual([{ code: "e:p1", title: "水泵", detail: "P-1" }]);
  });

  it("hold an address of a web page, and no slash that would be doubled", () => {
    expect(readAddress(" http://192.168.1.10:4720/ ")).toBe("http://192.168.1.10:4720");
    expect(readAddress("https://desk.hospital.cn")).toBe("https://desk.hospital.cn");
    for (const typed of ["", "192.168.1.10:4720", "javascript:alert(1)", "http://a b", "http://a/page"]) expect(readAddress(typed)).toBeUndefined();
  });

  it("of a survey are one for each of its wards, whose code the phone page reads", () => {
    const labels = surveyLabels({ surveyId: "q4", title: { zh: "满意度", en: "Survey" }, wards: ["b4", "b3-f7"] }, places, (text) => text.zh);
    expect(labels).toEqual([{ code: "s:q4:b3-f7", title: "b3-f7", detail: "满意度" }, { code: "s:q4:b4", title: "b4", detail: "满意度" }]);
    for (const { code } of labels) expect(surveyCode.exec(code)?.slice(1)).toEqual(["q4", code.slice(5)]);
  });

  it("carry a code each and the name in letters, and nothing that was typed becomes markup", async () => {
    const sheet = await labelSheet([{ code: "p:b3", title: "<b>3号楼", detail: "" }, { code: "e:ac-1", title: "风机盘管", detail: "FCU-1" }], "http://10.0.0.5:4720", "扫码报事", (text) => QRCode.toString(text, { type: "svg" }));
    expect(sheet.match(/<svg/g)).toHaveLength(2);
    expect(sheet).toContain("&#60;b&#62;3号楼");
    expect(sheet).toContain("FCU-1");
  });
});
