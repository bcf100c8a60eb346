/**
 * Sends bytes to a printer that listens on a TCP port (9100 by custom). Says what is known at the end: printed, failed before
 * a byte was sent, or unknown where the line broke on the way. A printer that answers its status is asked for paper first.
 */
import { connect } from "node:net";
import type { Socket } from "node:net";
import { askPaper, isOutOfPaper } from "./thermal.ts";

export type PrintEnd = { readonly outcome: "printed" | "failed" | "unknown"; readonly why: string };

export interface Target {
  readonly host: string;
  readonly port: number;
}

const connectMs = 4_000;
/** Printers that know the question answer at once; others never do. */
const statusMs = 800;
const sendMs = 15_000;
const hangUpMs = 2_000;

export async function printOverTcp({ host, port }: Target, bytes: Uint8Array): Promise<PrintEnd> {
  const socket = await open({ host, port });
  if (socket === undefined) return { outcome: "failed", why: "unreachable" };
  try {
    const before = await askStatus(socket);
    if (before !== undefined && isOutOfPaper(before)) return { outcome: "failed", why: "paper-out" };
    if (!(await send(socket, bytes))) return { outcome: "unknown", why: "line-broke" };
    if (before === undefined) return (await endsWhole(socket)) ? { outcome: "printed", why: "" } : { outcome: "unknown", why: "line-broke" };
    const after = await askStatus(socket); // it answers after it has read everything before
    if (after === undefined) return { outcome: "unknown", why: "line-broke" };
    return isOutOfPaper(after) ? { outcome: "unknown", why: "paper-out" } : { outcome: "printed", why: "" };
  } finally {
    socket.destroy();
  }
}

/** Whether the printer is there and has paper: a code for `device.state`. */
export async function lookAtPrinter(target: Target): Promise<"ok" | "unreachable" | "paper-out"> {
  const socket = await open(target);
  if (socket === undefined) return "unreachable";
  try {
    const status = await askStatus(socket);
    return status !== undefined && isOutOfPaper(status) ? "paper-out" : "ok";
  } finally {
    socket.destroy();
  }
}

function open({ host, port }: Target): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectMs });
    const give = (opened: Socket | undefined) => {
      if (opened === undefined) socket.destroy();
      socket.removeAllListeners("timeout");
      resolve(opened);
    };
    socket.once("connect", () => give(socket));
    socket.once("timeout", () => give(undefined));
    socket.on("error", () => give(undefined)); // stays: an error later ends in `close`, which the sender hears
  });
}

function askStatus(socket: Socket): Promise<number | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => give(undefined), statusMs);
    const hear = (data: Buffer) => give(data.at(-1));
    const end = () => give(undefined);
    function give(status: number | undefined): void {
      clearTimeout(timer);
      socket.off("data", hear);
      socket.off("close", end);
      resolve(status);
    }
    socket.on("data", hear);
    socket.once("close", end);
    socket.write(askPaper);
  });
}

/** Hangs up, and hears whether the other side had nothing against it. A printer that only stays silent has its paper. */
function endsWhole(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), hangUpMs);
    socket.once("close", (hadError) => {
      clearTimeout(timer);
      resolve(!hadError);
    });
    socket.end();
  });
}

/** True when the printer took everything and the line was whole until then. */
function send(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => give(false), sendMs);
    const broke = () => give(false);
    function give(whole: boolean): void {
      clearTimeout(timer);
      socket.off("close", broke);
      resolve(whole);
    }
    socket.once("close", broke);
    socket.write(bytes, (fault) => give(fault === undefined || fault === null));
  });
}
