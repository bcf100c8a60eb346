/** The part of cli-progress that `progress.ts` uses; the package brings no types. */
declare module "cli-progress" {
  export class SingleBar {
    constructor(options: { format: string; barsize: number; hideCursor: boolean; clearOnComplete: boolean });
    start(total: number, startValue: number): void;
    update(value: number): void;
    stop(): void;
  }
}
