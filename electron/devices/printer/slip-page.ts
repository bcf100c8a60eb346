/** A slip as a page of its own for the system's printer or a PDF: A5, black on white, no script, nothing fetched. */
import QRCode from "qrcode";
import { escapeHtml } from "../../../shared/kernel/text.ts";
import type { SlipContent } from "./slip-content.ts";

const style = `
  @page { size: A5; margin: 12mm } * { box-sizing: border-box }
  body { font: 12pt "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", sans-serif; margin: 0; color: #000 }
  header { display: flex; justify-content: space-between; align-items: flex-start; border-bottom: 1pt solid #000; padding-bottom: 3mm }
  header p { margin: 0 } .number { font-size: 20pt; font-weight: 700; font-variant-numeric: tabular-nums } svg { width: 26mm; height: 26mm }
  h1 { font-size: 18pt; margin: 4mm 0 1mm } h2 { font-size: 15pt; margin: 0 0 4mm }
  dl { display: grid; grid-template-columns: 24mm 1fr; row-gap: 1.5mm; margin: 0 } dt { color: #333 } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
  .blank { border-bottom: .5pt solid #000; height: 11mm; display: flex; align-items: flex-end } footer { margin-top: 5mm; font-size: 9pt }`;

export async function slipPage(content: SlipContent): Promise<string> {
  const code = await QRCode.toString(content.code, { type: "svg", margin: 0, errorCorrectionLevel: "M" });
  const lines = content.lines.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join("");
  const blanks = content.blanks.map((label) => `<div class="blank">${escapeHtml(label)}</div>`).join("");
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(content.number)}</title><style>${style}</style>
<header><div><p>${escapeHtml(content.title)}</p><p class="number">${escapeHtml(content.number)}</p></div>${code}</header>
<h1>${escapeHtml(content.place)}</h1><h2>${escapeHtml(content.matter)}</h2><dl>${lines}</dl>${blanks}<footer>${escapeHtml(content.foot)}</footer></html>`;
}
