import { bytesOfText } from '../../model/byteText';
import { parseHexUint } from './goIntegers';
import { textOf } from './lineBytes';
import { SCANNER_LIMIT } from './lineScanner';
import type { TextProblems } from './textProblems';
import type { TextProfileBuilder } from './textProfileBuilder';

/**
 * Names the handles of a Java profile, with lines such as `0x0000002b com.example.Cache.put (Cache.java:93)`. Rules:
 * parseJavaLocations in pprof's profile/legacy_java_profile.go.
 */
export class JavaLocations {
  /** Functions of one name are one, with the file that was said first. String index → string index. */
  private readonly files = new Map<number, number>();

  constructor(
    private readonly builder: TextProfileBuilder,
    private readonly problems: TextProblems,
  ) {}

  readLine(bytes: Uint8Array, start: number, end: number): void {
    if (bytes[start] !== 48 || bytes[start + 1] !== 120 || end - start > SCANNER_LIMIT) return;
    const line = textOf(bytes, start, end);
    const [, digits, place] = LOCATION.exec(line) ?? [];
    if (digits === undefined || place === undefined) return;
    const address = parseHexUint(digits);
    if (address === undefined) {
      this.problems.refuse(
        `parsing sample ${line}: strconv.ParseUint: parsing ${JSON.stringify(digits)}: value out of range`,
      );
      return;
    }
    const row = this.builder.locations.find(Number(address & 0xffffffffn), Number(address >> 32n));
    if (row < 0) return;
    const { functionName, fileName, lineNumber } = placeOf(place);
    const name = this.indexOf(functionName);
    let file = this.files.get(name);
    if (file === undefined) {
      file = this.indexOf(fileName);
      this.files.set(name, file);
    }
    this.builder.nameLocation(row, name, file, lineNumber);
  }

  private indexOf(text: string): number {
    const encoded = bytesOfText(text);
    return this.builder.strings.indexOf(encoded, 0, encoded.length);
  }
}

const LOCATION = /^0x([0-9A-Fa-f]+)[\t\n\f\r ]+(.*)$/s;

interface Place {
  readonly functionName: string;
  readonly fileName: string;
  readonly lineNumber: number;
}

/** `function (file:line)`, `function (/path/library.so)`, or words such as `GC`. */
function placeOf(text: string): Place {
  const parenthesis = text.endsWith(')') ? lastOpening(text, text.length) : -1;
  const number = /:(-?[0-9]+)\)$/.exec(text.slice(-32));
  const fileEnd = number ? text.length - number[0].length : -1;
  const opening = number ? lastOpening(text, fileEnd - 1) : -1;
  if (number && opening >= 0) {
    const lineNumber = Number(number[1]);
    return {
      functionName: text.slice(0, opening - 1),
      fileName: text.slice(opening + 1, fileEnd),
      lineNumber: lineNumber > 0 && Number.isSafeInteger(lineNumber) ? lineNumber : 0,
    };
  }
  if (parenthesis >= 0) {
    const path = text.slice(parenthesis + 1, -1);
    return { functionName: text.slice(0, parenthesis - 1), fileName: lastElement(path), lineNumber: 0 };
  }
  const functionName = text.includes('generated stub/JIT') ? 'STUB' : text;
  return { functionName, fileName: '', lineNumber: 0 };
}

/** The last `(` with a blank before it, before `end`; -1 for none. */
function lastOpening(text: string, end: number): number {
  for (let at = Math.min(end, text.length) - 1; at > 0; at--) {
    if (text[at] === '(' && '\t\n\f\r '.includes(text[at - 1] ?? '_')) return at;
  }
  return -1;
}

/** Go's filepath.Base. */
function lastElement(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
