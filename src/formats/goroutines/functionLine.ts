/** `main.(*Pool[...]).Run(0xc000012345, 0x0?)` */
export interface FunctionLine {
  /** The byte of the opening parenthesis of the arguments, which never hold one: the name is what stands before. */
  readonly nameEnd: number;
  /** `(...)`: inlined into the frame that follows. */
  readonly isInlined: boolean;
}

export function readFunctionLine(bytes: Uint8Array, start: number, end: number): FunctionLine | undefined {
  if (end - start < 3 || bytes[end - 1] !== CLOSE) return undefined;
  let at = end - 2;
  while (at > start && bytes[at] !== OPEN) at--;
  if (at === start || bytes[at] !== OPEN) return undefined;
  const isInlined = end - at === 5 && bytes[at + 1] === DOT && bytes[at + 2] === DOT && bytes[at + 3] === DOT;
  return { nameEnd: at, isInlined };
}

const OPEN = 40;
const CLOSE = 41;
const DOT = 46;
