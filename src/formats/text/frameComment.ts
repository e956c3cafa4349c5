/** One symbol line of a text profile. */
export interface FrameComment {
  /** Already the return address less one, which is what a location carries. */
  readonly address: bigint;
  readonly functionName: string;
  readonly fileName: string;
  /** One-based; 0 when the line does not say. */
  readonly lineNumber: number;
}

/**
 * Reads `#	0x671a6b	example.com/leak.leakSend+0x2b		demo/leak/leak.go:32`. Between the parts stand one or more tabs,
 * or single spaces when the text was pasted somewhere. Undefined when the line names no function.
 * No regular expression spans the line: a hostile one may be megabytes long.
 */
export function readFrameComment(line: string): FrameComment | undefined {
  const address = /^#\s{1,16}0x([0-9a-f]{1,16})\s{1,64}(?=\S)/.exec(line.slice(0, 128));
  if (!address) return undefined;
  const body = line.slice(address[0].length);
  const offset = body.indexOf('+0x');
  const nameEnd = offset >= 0 ? offset : firstBlank(body, 0);
  const functionName = body.slice(0, nameEnd);
  if (functionName === '') return undefined;
  const place = body.slice(firstBlank(body, nameEnd)).trim();
  const colon = place.lastIndexOf(':');
  const lineNumber = Number(
    colon >= 0 && /^\d{1,9}$/.test(place.slice(colon + 1)) ? place.slice(colon + 1) : 0,
  );
  return {
    address: BigInt(`0x${address[1] ?? '0'}`),
    functionName,
    fileName: colon >= 0 ? place.slice(0, colon) : '',
    lineNumber,
  };
}

function firstBlank(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\t' || char === ' ') return at;
  }
  return text.length;
}
