import { describe, expect, it } from "vitest";
import { labelSheet, placesUnder, surveyLabels } from "../../../electron/commands/label-sheet.ts";
import { surveyCode } from "../../../shared/phone.ts";
import type { PlaceRow } from "../../../shared/views.ts";

const place = (placeId: string, parentId: string | null): PlaceRow => ({ placeId, parentId, kind: "room", name: { zh: placeId, en: placeId }, label: { zh: placeId, en: placeId }, extensions: [] });
const places = [place("main", null), place("b3", "main"), place("b3-f7-r12", "b3-f7"), place("b3-f7", "b3"), place("b4", "main")];

describe("labels for phones", () => {
  it("are made for a place and everything below it, in whatever order the places come", () => {
    expect(placesUnder("b3", places).map((one) => one.placeId)).toEqual(["b3", "b3-f7-r12", "b3-f7"]);
    expect(placesUnder("", places)).toHaveLength(5);
  });

  it("of a survey are one for each of its wards, whose code the phone page reads", () => {
    const labels = surveyLabels({ surveyId: "q4", title: { zh: "满意度", en: "Survey" }, wards: ["b4", "b3-f7"] }, places, (text) => text.zh);
    expect(labels).toEqual([{ code: "s:q4:b3-f7", title: "b3-f7", detail: "满意度" }, { code: "s:q4:b4", title: "b4", detail: "满意度" }]);
    for (const { code } of labels) expect(surveyCode.exec(code)?.slice(1)).toEqual(["q4", code.slice(5)]);
  });

  it("carry a code each and the name in letters, and nothing that was typed becomes markup", async () => {
    const sheet = await labelSheet([{ code: "p:b3", title: "<b>3号楼", detail: "" }, { code: "e:ac-1", title: "风机盘管", detail: "FCU-1" }], "http://10.0.0.5:4720", "扫码报事");
    expect(sheet.match(/<svg/g)).toHaveLength(2);
    expect(sheet).toContain("&#60;b&#62;3号楼");
    expect(sheet).toContain("FCU-1");
  });
});
