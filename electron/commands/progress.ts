/** How far a long piece of work is: a bar on a terminal, a line now and then where the output goes into a file. */
import { SingleBar } from "cli-progress";

export interface Progress {
  to(done: number): void;
  end(): void;
}

/** Time between two lines where there is no terminal. */
const lineEveryMs = 3_000;

/** `say` makes the line: done, all. */
export function startProgress(all: number, label: string, say: (line: string) => void = console.log): Progress {
  if (process.stdout.isTTY) {
    const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, barsize: 30, hideCursor: true, clearOnComplete: false });
    bar.start(all, 0);
    return { to: (done) => bar.update(done), end: () => bar.stop() };
  }
  let saidAtMs = Date.now();
  return {
    to(done) {
      if (Date.now() - saidAtMs < lineEveryMs) return;
      saidAtMs = Date.now();
      say(`${label} ${done}/${all}`);
    },
    end: () => {},
  };
}
