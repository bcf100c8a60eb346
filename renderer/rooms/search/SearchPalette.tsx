/** Placeholder until the room stands here. */
export interface SearchPaletteProps {
  readonly open: boolean;
  onClose(): void;
}

export function SearchPalette(_props: SearchPaletteProps) {
  return null;
}
