/** Everything the house knows about files: their event is returned by the verbs that attach them. */
import { file, fileNamed } from "./file.ts";

export const fileStream = { stream: file, verbs: [], extraEvents: [fileNamed] };
