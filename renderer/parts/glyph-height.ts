/** Height of a drawn character as a share of its font size, measured on this machine's own faces; for the wall's test card. */

/** Share of the font size that the ink of `text` is high, from 0 to about 1; 0 where nothing can be measured. */
export function glyphHeight(text: string, fontFamily: string): number {
  const sizePx = 200;
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return 0;
  context.font = `700 ${sizePx}px ${fontFamily}`;
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText(text);
  return (actualBoundingBoxAscent + actualBoundingBoxDescent) / sizePx;
}
