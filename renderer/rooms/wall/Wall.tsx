/** Placeholder. */
export function Wall() {
  return null;
}
