/** The two signs of the line strip: a bell for what rings, a handset for who talks. Decoration; the word stands beside them. */

/** Rings. */
export function BellGlyph() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round">
      <path d="M10 2.6c-3 0-4.6 2.2-4.6 5v3.2L3.6 14h12.8l-1.8-3.2V7.6c0-2.8-1.6-5-4.6-5Z" /><path d="M8 16.4c.4.8 1.1 1.2 2 1.2s1.6-.4 2-1.2" strokeLinecap="round" />
    </svg>
  );
}

/** Talks. */
export function HandsetGlyph() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round">
      <path d="M4.2 3.2 7 2.6l1.6 3.9-1.8 1.6c.9 2.1 2.4 3.9 4.9 5l1.8-1.7 3.8 1.8-.8 2.9c-.3.9-1 1.3-1.9 1.2C8.7 16.5 3.5 11 2.9 4.9c-.1-.9.4-1.5 1.3-1.7Z" />
    </svg>
  );
}
