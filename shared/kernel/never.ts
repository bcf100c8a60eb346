/** Makes the compiler prove that a union was handled to the last case. */
export function never(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`);
}
