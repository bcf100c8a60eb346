/**
 * Prints a page on the system's printer without asking, or keeps it as a PDF. In a window of its own that nobody sees, without
 * scripts. For the printer device (`devices/printer`), which hands in the page.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BrowserWindow } from "electron";
import type { PrintPage } from "../devices/printer/printer.ts";
import type { PrintEnd } from "../devices/printer/tcp-printer.ts";

/** Reasons of Electron that mean: not a drop of ink was used. */
const beforePrinting = /printer|cancel|invalid|settings/iu;

/** `pdfFolder`: where PDFs go, by the number of their job. */
export function pagePrinter(pdfFolder: string): PrintPage {
  return async (page, { how, printer, name }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { javascript: false, sandbox: true, contextIsolation: true } });
    try {
      await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(page).toString("base64")}`);
      return how === "pdf" ? await keepPdf(window, join(pdfFolder, `${name}.pdf`)) : await printOn(window, printer);
    } finally {
      window.destroy();
    }
  };
}

async function keepPdf(window: BrowserWindow, path: string): Promise<PrintEnd> {
  const bytes = await window.webContents.printToPDF({ pageSize: "A5", preferCSSPageSize: true, printBackground: true });
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, bytes);
  return { outcome: "printed", why: "" };
}

function printOn(window: BrowserWindow, printer: string): Promise<PrintEnd> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: true, printBackground: true, pageSize: "A5", ...(printer !== "" && { deviceName: printer }) }, (isDone, reason) => {
      if (isDone) resolve({ outcome: "printed", why: "" });
      else resolve(beforePrinting.test(reason) ? { outcome: "failed", why: "no-printer" } : { outcome: "unknown", why: "line-broke" });
    });
  });
}
