/** Everything the house knows about layouts: one line per verb. */
import { dropLayout, layout, saveLayout } from "./layout.ts";

export const layoutStream = { stream: layout, verbs: [saveLayout, dropLayout] };
