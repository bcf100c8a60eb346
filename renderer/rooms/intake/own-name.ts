/** The last part of a place's label, which is what tells neighbours apart: 12床 of 3号楼 7层 呼吸内科 12床. */

/** A label cut around its own name; English labels begin with it, Chinese ones end with it. */
export function cutLabel(label: string): { readonly before: string; readonly own: string; readonly after: string } {
  const comma = label.indexOf(", ");
  if (comma >= 0) return { before: "", own: label.slice(0, comma), after: label.slice(comma) };
  const at = label.lastIndexOf(" ") + 1;
  return { before: label.slice(0, at), own: label.slice(at), after: "" };
}
