/** Who of the small hospital does such things: an operator the work of a desk, 赵明 and 方志远 what takes a supervisor or an administrator. */
import { verbs } from "../../shared/house.ts";
import { deskWork, isMachine } from "../../shared/kernel/may.ts";

/** Person id by command and desk; a machine where no person may. */
export function usualActor(command: string, desk = 1): string {
  const may = verbs.get(command)?.may ?? deskWork;
  const people = { operator: desk === 2 ? "chen-jing" : "li-jianguo", supervisor: "zhao-ming", administrator: "fang-zhiyuan" };
  const [, person] = Object.entries(people).find(([role]) => may.some((one) => one === role)) ?? [];
  return person ?? usualMachine(command) ?? "li-jianguo";
}

/** A machine that may, for where nobody is there yet. */
export function usualMachine(command: string): string | undefined {
  return (verbs.get(command)?.may ?? deskWork).find(isMachine);
}
