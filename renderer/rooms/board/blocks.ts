/**
 * Under which building a ticket stands when the board is grouped by building. What is in no building stands under the
 * outermost place it is in (室外, 动力中心); what is nowhere, under 别处. Used by `seating.ts` through the store; pure.
 */
import type { Bilingual } from "../../../shared/kernel/text.ts";
import type { BoardRow, PlaceRow } from "../../../shared/views.ts";
import { placeSteps } from "../../app/place-steps.ts";
import type { Words } from "../../app/words.ts";
import type { Section } from "./seating.ts";

export interface Block {
  readonly id: string;
  /** Null for tickets without a known place. */
  readonly name: Bilingual | null;
}

/** The block of a ticket, the same object for the same building; null where the board is grouped by need. */
export type BlockOf = (row: Pick<BoardRow, "placeId">) => Block | null;

export const byNeed: BlockOf = () => null;

/** Groups by building, as the location tree has it now. */
export function byBuilding(places: ReadonlyMap<string, Pick<PlaceRow, "placeId" | "kind" | "parentId" | "name">>): BlockOf {
  const blocks = new Map<string, Block>();
  const byPlace = new Map<string | null, Block>();
  return ({ placeId }) => {
    const known = byPlace.get(placeId);
    if (known !== undefined) return known;
    const steps = placeId === null ? [] : placeSteps(places, placeId).filter((step) => step.kind !== "campus");
    const id = (steps.find((step) => step.kind === "building") ?? steps.at(-1))?.placeId ?? "";
    const block = blocks.get(id) ?? { id, name: places.get(id)?.name ?? null };
    blocks.set(id, block);
    byPlace.set(placeId, block);
    return block;
  };
}

/** What a head and the foot call a group. */
export function groupName({ section, block }: { readonly section: Section; readonly block: Block | null }, { t, pick }: Pick<Words, "t" | "pick">): string {
  if (block === null) return t(`board.group.${section}`);
  return block.name === null ? t("board.elsewhere") : pick(block.name);
}
