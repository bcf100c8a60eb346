/** Placeholder until the room stands here. */
export function Intake() {
  return null;
}
