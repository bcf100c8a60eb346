/** Checks one database file in a thread of its own, since reading all of it would hold the desk for seconds. Started by `backup.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { checkDatabase } from "./backup-check.ts";

parentPort?.postMessage(checkDatabase(String(workerData)));
