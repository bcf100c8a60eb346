/** Everything the house knows about equipment: one line per verb. */
import { equipment, registerEquipment } from "./equipment.ts";

export const equipmentStream = { stream: equipment, verbs: [registerEquipment] };
