/** Locations in the longest of all stacks. `stackStarts` is that of a `SampleTable`, which does not change. */
export function longestStack(stackStarts: Uint32Array): number {
  let longest = known.get(stackStarts);
  if (longest === undefined) {
    longest = 0;
    for (let row = 1; row < stackStarts.length; row++) {
      const length = (stackStarts[row] as number) - (stackStarts[row - 1] as number);
      if (length > longest) longest = length;
    }
    known.set(stackStarts, longest);
  }
  return longest;
}

const known = new WeakMap<Uint32Array, number>();
