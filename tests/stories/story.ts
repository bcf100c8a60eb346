/**
 * A story is a list of commands as plain data: a named beginning that tests, the demo and the screenshots play through
 * a real desk. No test imports here. The player submits each line with `body` as it stands.
 */
import type { CommandBodies, CommandName } from "../../shared/house.ts";

/** One command with its own body. */
export type StoryCommand = { [N in CommandName]: { readonly type: N; readonly body: CommandBodies[N] } }[CommandName];

/** One command of a story in which time passes. */
export type StoryLine = StoryCommand & {
  /** Minutes after the beginning of the story. */
  readonly atMinute: number;
  /** Desk that submits it. */
  readonly desk: number;
  /** Person at that desk. */
  readonly actor: string;
  /** Command id to submit it under; a ticket logged by it has this id, and later lines name it so. */
  readonly commandId?: string;
};
