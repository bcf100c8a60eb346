/** A thermal printer on a port: answers its paper sensor, takes bytes, may break on the way. For the tests of printing. */
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import iconv from "iconv-lite";

export interface Paper {
  readonly port: number;
  /** What came out, in characters. */
  text(): string;
  /** How many slips were cut off. */
  cuts(): number;
  hasPaper: boolean;
  /** Bytes after which the line breaks. */
  breaksAfter: number;
  close(): void;
}

/** Opens it on any free port of this machine. */
export async function openPaper(): Promise<Paper> {
  const out: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (data.equals(Buffer.of(0x10, 0x04, 0x04))) return void socket.write(Buffer.of(paper.hasPaper ? 0x12 : 0x72));
      out.push(data);
      if (Buffer.concat(out).length > paper.breaksAfter) socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bytes = () => Buffer.concat(out);
  const address = server.address();
  const paper: Paper = {
    port: typeof address === "object" && address !== null ? address.port : 0,
    text: () => iconv.decode(bytes(), "gb18030"),
    cuts: () => bytes().toString("latin1").split("\x1dVB\0").length - 1,
    hasPaper: true, breaksAfter: Number.POSITIVE_INFINITY,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return paper;
}
