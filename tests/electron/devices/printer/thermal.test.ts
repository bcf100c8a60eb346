import iconv from "iconv-lite";
import { expect, it } from "vitest";
import type { SlipContent } from "../../../../electron/devices/printer/slip-content.ts";
import { slipPage } from "../../../../electron/devices/printer/slip-page.ts";
import { columns, isOutOfPaper, thermalBytes, widthOf, wrapped } from "../../../../electron/devices/printer/thermal.ts";

const content: SlipContent = {
  title: "示范医院 任务单", number: "261122-1-0042", code: "YZ:T:261122-1-0042", place: "3号楼 7层 呼吸内科 12床", matter: "空调漏水<script>",
  lines: [["原话", "𠮷田说空调滴水，地上湿了一大片，病人差点滑倒，请尽快派人来看一看并且带上拖把"]], blanks: ["科室签字"], foot: "1 台打印",
};

it("Chinese goes to the paper as GB18030, rare characters too", () => {
  const bytes = thermalBytes(content);
  const text = iconv.decode(bytes, "gb18030");
  for (const part of ["示范医院 任务单", "261122-1-0042", "空调漏水", "𠮷田", "科室签字"]) expect(text).toContain(part);
  expect(bytes.subarray(0, 4)).toEqual(Buffer.of(0x1b, 0x40, 0x1c, 0x26));
  expect(bytes.subarray(-4)).toEqual(Buffer.of(0x1d, 0x56, 66, 0));
});

it("the QR code holds the job's code, with its length said before it", () => {
  const bytes = thermalBytes(content);
  const at = bytes.indexOf(Buffer.from(content.code, "ascii"));
  expect(bytes.readUInt16LE(at - 5)).toBe(content.code.length + 3);
});

it("no line is longer than the paper is wide", () => {
  const lines = wrapped(content.lines[0]?.[1] ?? "", columns);
  expect(lines.length).toBeGreaterThan(1);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
  expect(lines.join("")).toBe(content.lines[0]?.[1]);
});

it("knows an empty paper sensor from a full one", () => {
  expect([0x12, 0x1e, 0x72].map(isOutOfPaper)).toEqual([false, false, true]);
});

it("on a page nothing that was typed becomes markup, and the code is drawn", async () => {
  const page = await slipPage(content);
  expect(page).not.toContain("<script>");
  expect(page).toContain("&#60;script&#62;");
  expect(page).toContain("<svg");
});
