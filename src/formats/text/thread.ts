import { AddressBuffer, isHexDigit } from './addressBuffer';
import { spacesEnd, startsWith } from './lineBytes';
import type { TextProfileBuilder } from './textProfileBuilder';

/** The stack of one thread of a threadz text while it is read. */
export class Thread {
  private readonly addresses = new AddressBuffer();
  /** For addresses that have a name beside them: their index, and where the name begins and ends. */
  private names: { readonly index: number; readonly name: Uint8Array }[] = [];
  private isSame = false;

  constructor(private readonly builder: TextProfileBuilder) {}

  begin(): void {
    this.addresses.clear();
    this.names = [];
    this.isSame = false;
  }

  /** Gives the text of an address that is too large. */
  readLine(bytes: Uint8Array, start: number, end: number): string | undefined {
    if (includes(bytes, start, end, 'same as previous thread')) {
      this.isSame = true;
      return undefined;
    }
    const index = this.addresses.length;
    const tooLarge = this.addresses.readAll(bytes, start, end);
    const name = nameStart(bytes, start, end);
    if (name < end && this.addresses.length > index)
      this.names.push({ index, name: bytes.subarray(name, end) });
    return tooLarge;
  }

  /** A thread without a stack is one more of the last. */
  finish(): void {
    const { addresses, builder } = this;
    if (this.isSame || addresses.length === 0) {
      builder.countLastAgain();
      return;
    }
    // The leaf is no call.
    addresses.stepBack(1);
    const rows = Array.from({ length: addresses.length }, (_, at) =>
      builder.locationRow(addresses.lows.array[at] as number, addresses.highs.array[at] as number),
    );
    for (const { index, name } of this.names) {
      const row = rows[index];
      if (row === undefined || builder.isNamed(row)) continue;
      builder.nameLocation(row, builder.strings.indexOf(name, 0, name.length), 0, 0);
    }
    if (repeatsLeaf(addresses)) addresses.remove(1);
    builder.addSample(addresses, [1]);
  }
}

/**
 * A handler may list the leaf twice: as the processor's state has it, and as its caller sees it. The second was taken
 * for a call and is one less.
 */
export function repeatsLeaf({ lows, highs, length }: AddressBuffer): boolean {
  if (length < 2) return false;
  const low = ((lows.array[1] as number) + 1) >>> 0;
  const high = ((highs.array[1] as number) + (low === 0 ? 1 : 0)) >>> 0;
  return lows.array[0] === low && highs.array[0] === high;
}

/** Behind `PC:  0x00bc8f1c: ` or `0x0040be31: `; `end` when the line is another. */
function nameStart(bytes: Uint8Array, start: number, end: number): number {
  const address = startsWith(bytes, start, end, 'PC:') ? spacesEnd(bytes, start + 3, end) : start;
  if (!startsWith(bytes, address, end, '0x')) return end;
  let at = address + 2;
  while (at < end && isHexDigit(bytes[at] as number)) at++;
  return startsWith(bytes, at, end, ': ') ? spacesEnd(bytes, at + 2, end) : end;
}

function includes(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = start; at + text.length <= end; at++) {
    if (bytes[at] === first && startsWith(bytes, at, end, text)) return true;
  }
  return false;
}
