/** Placeholder. */
export function FirstStart() {
  return null;
}
