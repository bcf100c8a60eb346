/** Everything that can happen to a ticket: one line per verb. */
import { acceptTicket } from "./accept.ts";
import { callBackTicket } from "./call-back.ts";
import { cancelTicket } from "./cancel.ts";
import { climbChain, markDueSoon, markLate } from "./clock-verbs.ts";
import { closeTicket } from "./close.ts";
import { ownTicket } from "./complaint.ts";
import { dispatchTicket } from "./dispatch.ts";
import { escalateTicket } from "./escalate.ts";
import { evaluateTicket } from "./evaluate.ts";
import { finishTicket } from "./finish.ts";
import { ticketFromAlarm } from "./from-alarm.ts";
import { closeFollowUp, giveFollowUp } from "./follow-up.ts";
import { importTicket } from "./import.ts";
import { linkCallToTicket } from "./link-call.ts";
import { logTicket } from "./log.ts";
import { joinTicket, mergeTicket } from "./merge.ts";
import { attachTicket, noteTicket } from "./note.ts";
import { prioritiseTicket } from "./prioritise.ts";
import { arriveTicket, workTicket } from "./progress.ts";
import { promiseTicket } from "./promise.ts";
import { reassignTicket } from "./reassign.ts";
import { reopenTicket } from "./reopen.ts";
import { returnTicket } from "./return.ts";
import { signTicket } from "./sign.ts";
import { ticket } from "./state.ts";
import { resumeTicket, suspendTicket } from "./suspend.ts";
import { tickTicket } from "./tick.ts";
import { urgeTicket } from "./urge.ts";

export const ticketStream = {
  stream: ticket,
  verbs: [
    logTicket, dispatchTicket, acceptTicket, arriveTicket, workTicket, finishTicket, signTicket, evaluateTicket, closeTicket,
    suspendTicket, resumeTicket, returnTicket, reassignTicket, joinTicket, mergeTicket, cancelTicket, reopenTicket,
    escalateTicket, urgeTicket, prioritiseTicket, promiseTicket, noteTicket, attachTicket, importTicket, callBackTicket, ownTicket, giveFollowUp, closeFollowUp, tickTicket,
    ticketFromAlarm, linkCallToTicket,
    markDueSoon, markLate, climbChain,
  ],
};
