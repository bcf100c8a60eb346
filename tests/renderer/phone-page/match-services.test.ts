/** What a ward writes on the phone finds the kind of work, in Chinese by its words, in English by words that begin alike. */
import { expect, it } from "vitest";
import { matchServices } from "../../../renderer/rooms/phone-page/match-services.ts";
import type { PhoneService } from "../../../shared/phone.ts";

const service = (serviceId: string, zh: string, en: string, keywords: readonly string[] = []): PhoneService => ({ serviceId, group: "", name: { zh, en }, keywords, lifeSafety: false });
const services = [
  service("leak", "空调漏水", "Air conditioner leaking", ["空调滴水"]), service("cold", "空调不制冷", "Air conditioner not cooling", ["不凉"]),
  service("pipe", "水管漏水", "Pipe leaking", ["漏水"]), service("lamp", "灯不亮", "Lamp out"),
];
const found = (text: string) => matchServices(text, services).map((one) => one.serviceId);

it("finds by the words of the trade, the most telling first", () => {
  expect(found("病房空调滴水了")).toEqual(["leak"]);
  expect(found("空调漏水")).toEqual(["leak", "pipe"]);
});

it("finds in English whatever the ending", () => {
  expect(found("The air conditioner leaks")[0]).toBe("leak");
  expect(found("air conditioner does not cool")).toContain("cold");
  expect(found("a lamp is broken")).toEqual(["lamp"]);
});

it("finds nothing in nothing, and nothing by chance", () => {
  expect(found("  ")).toEqual([]);
  expect(found("The door is on the left")).toEqual([]);
});
