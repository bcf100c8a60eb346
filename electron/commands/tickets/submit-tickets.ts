/** Brings planned tickets in, some hundred to a transaction. What an earlier import brought is left as it is. */
import type { Answer, Request } from "../../desk.ts";
import type { Sql } from "../../store/open.ts";
import type { RowProblem } from "./problem.ts";
import type { PlannedTicket } from "./row-to-ticket.ts";

export interface Submitted {
  readonly fresh: readonly PlannedTicket[];
  readonly known: number;
  readonly refused: readonly RowProblem[];
}

export interface SubmitOptions {
  readonly isKnown: (commandId: string) => boolean;
  readonly submitAll: (requests: readonly Request[]) => readonly Answer[];
  readonly onProgress: (done: number) => void;
}

/** Tickets of one transaction: large enough that the disk's sync does not count, small enough that Ctrl C is heard. */
const batchSize = 500;

export async function submitTickets(tickets: readonly PlannedTicket[], { isKnown, submitAll, onProgress }: SubmitOptions): Promise<Submitted> {
  const fresh: PlannedTicket[] = [];
  const refused: RowProblem[] = [];
  let known = 0;
  for (let start = 0; start < tickets.length; start += batchSize) {
    const batch = tickets.slice(start, start + batchSize);
    const unknown = batch.filter((ticket) => !isKnown(ticket.request.commandId ?? ""));
    known += batch.length - unknown.length;
    const answers = unknown.length === 0 ? [] : submitAll(unknown.map((ticket) => ticket.request));
    for (const [index, ticket] of unknown.entries()) {
      const answer = answers[index];
      if (answer?.kind === "refused") refused.push({ row: ticket.row, column: "", code: `refusal.${answer.refusal.code}`, params: answer.refusal.params });
      else fresh.push(ticket);
    }
    onProgress(start + batch.length);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { fresh, known, refused };
}

/** Whether a command is in the log or on its way to the hub. */
export function knownIn(db: Sql): (commandId: string) => boolean {
  const find = db.prepare<[string, string], number>("SELECT 1 FROM log WHERE command_id = ? UNION ALL SELECT 1 FROM outbox WHERE command_id = ? LIMIT 1").pluck();
  return (commandId) => find.get(commandId, commandId) !== undefined;
}
