/** A stack a line, root first: `main.main;main.work 20`, as Brendan Gregg's stackcollapse programs write it. */
import type { StackSums } from '../../analysis/stackSums';

/** @param nameOf the name of a node; it is asked once for each */
export function* foldedLines(stacks: StackSums, nameOf: (node: number) => string): Generator<string> {
  const names = new Map<number, string>();
  const escapedName = (node: number): string => {
    const known = names.get(node);
    if (known !== undefined) return known;
    const name = foldedName(nameOf(node));
    names.set(node, name);
    return name;
  };
  for (let stack = 0; stack < stacks.count; stack++) {
    const value = stacks.value(stack);
    if (value === 0n) continue;
    yield `${stacks.nodes(stack).map(escapedName).join(';')} ${value}\n`;
  }
}

/** The form has no escapes of its own; readers show these as they are. */
export function foldedName(name: string): string {
  return name.replace(/[\\;\p{Cc}\u2028\u2029]/gu, (character) =>
    character === '\\' ? '\\\\' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
