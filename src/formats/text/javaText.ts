/**
 * Reads heap and contention profiles of Java programs.
 *
 *     --- heapz 1 ---
 *     format = java
 *     resolution = bytes
 *               4752     9 @ 0x0000002b 0x0000002c
 *     0x0000002b com.example.Cache.put (Cache.java:93)
 *
 * A record has bytes or delay first and then the count; its addresses are handles that the last part names. Rules:
 * parseJavaProfile in pprof's profile/legacy_java_profile.go.
 */
import type { ValueType } from '../../model/profile';
import type { Integer } from './goIntegers';
import { isProblem, parseGoInt } from './goIntegers';
import { JavaLocations } from './javaLocations';
import { JavaSamples } from './javaSamples';
import { startsWith, textOf, trimmedEnd, trimmedStart } from './lineBytes';
import { LineScanner, SCANNER_LIMIT } from './lineScanner';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import { TextProfileBuilder } from './textProfileBuilder';

/** Undefined when the first lines are not those of such a text. */
export function readJavaText(bytes: Uint8Array): TextOutcome | undefined {
  const problems = new TextProblems();
  const scanner = new LineScanner(bytes, 0, () => undefined);
  if (!scanner.next() || scanner.at > bytes.length) return undefined;
  const kind = KINDS[trimmedText(scanner)];
  if (!kind) return undefined;
  const header: JavaHeader = { kind, milliseconds: 0 };
  const builder = new TextProfileBuilder();
  if (readBody(scanner, header, builder, problems) === 'unrecognized') return undefined;
  if (header.resolution === undefined) {
    if (builder.sampleCount > 0) problems.refuse('missing sample type information');
    // Valid, but pprof can show nothing of it (profile/merge.go).
    else problems.refuseAfterParsing('profiles have empty common sample type list');
  }
  const [first, second] = kind === 'heap' ? ['inuse_objects', 'inuse_space'] : ['contentions', 'delay'];
  const count: ValueType = { type: first, unit: 'count' };
  const profile = builder.build(
    {
      sampleTypes: [count, { type: second, unit: header.resolution ?? '' }],
      periodType: header.period === undefined ? { type: '', unit: '' } : count,
      period: BigInt(header.period ?? 0),
      durationNanos: BigInt.asIntN(64, BigInt(header.milliseconds) * 1_000_000n),
    },
    [],
    { kind: 'java' },
    'dropped',
  );
  return { profile, format: 'java text', problems };
}

const KINDS: Readonly<Record<string, JavaHeader['kind']>> = {
  '--- heapz 1 ---': 'heap',
  '--- contentionz 1 ---': 'contention',
};

export interface JavaHeader {
  readonly kind: 'heap' | 'contention';
  /** Absent when the text does not say. */
  period?: Integer;
  milliseconds: Integer;
  /** The unit of bytes or delays. */
  resolution?: string;
}

/** Attributes, then records, then names: each part ends with the first line that is none of it. */
function readBody(
  scanner: LineScanner,
  header: JavaHeader,
  builder: TextProfileBuilder,
  problems: TextProblems,
): 'read' | 'unrecognized' {
  const { bytes } = scanner;
  const samples = new JavaSamples(header, builder, problems);
  const locations = new JavaLocations(builder, problems);
  let part: 'attributes' | 'records' | 'names' = 'attributes';
  while (scanner.next()) {
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    const end = trimmedEnd(bytes, start, scanner.end);
    // pprof expects a line break behind every attribute and record.
    if (scanner.at > bytes.length) part = 'names';
    if (start === end) continue;
    if (part === 'attributes') {
      const read = readAttribute(
        header,
        textOf(bytes, start, Math.min(end, start + SCANNER_LIMIT)),
        problems,
      );
      // pprof has stopped before when something is wrong already.
      if (read === 'unrecognized' && problems.pprofRefuses === undefined) return 'unrecognized';
      if (read !== 'other') continue;
      part = 'records';
    }
    if (part === 'records' && samples.readLine(scanner, start, end)) continue;
    part = 'names';
    locations.readLine(bytes, start, end);
  }
  return 'read';
}

function readAttribute(
  header: JavaHeader,
  line: string,
  problems: TextProblems,
): 'read' | 'other' | 'unrecognized' {
  const attribute = attributeOf(line);
  if (!attribute) return 'other';
  const [name, value] = attribute;
  if (name === 'format') return value === 'java' ? 'read' : 'unrecognized';
  if (name === 'resolution') {
    header.resolution = value;
    return 'read';
  }
  const field = header.kind === 'contention' ? NUMBERS[name] : undefined;
  if (!field) return 'unrecognized';
  const number = parseGoInt(value, 0);
  if (isProblem(number)) {
    problems.refuse(`failed to parse attribute ${line}: ${number.error}`);
    problems.say(
      `The attribute ${name} is no number (expected digits, found ${JSON.stringify(value.slice(0, 60))}).`,
    );
  } else header[field] = number;
  return 'read';
}

const NUMBERS: Readonly<Record<string, 'period' | 'milliseconds'>> = {
  'sampling period': 'period',
  'ms since reset': 'milliseconds',
};

/** The first `=` between words, and the words around it. */
function attributeOf(line: string): readonly [string, string] | undefined {
  for (let at = line.indexOf('='); at >= 0; at = line.indexOf('=', at + 1)) {
    let start = at;
    while (start > 0 && isWordOrSpace(line[start - 1])) start--;
    let end = at + 1;
    while (end < line.length && isWordOrSpace(line[end])) end++;
    if (start < at && end > at + 1) return [line.slice(start, at).trim(), line.slice(at + 1, end).trim()];
  }
  return undefined;
}

function isWordOrSpace(char: string | undefined): boolean {
  return char !== undefined && /[\w ]/.test(char);
}

function trimmedText({ bytes, start, end }: LineScanner): string {
  if (!startsWith(bytes, trimmedStart(bytes, start, end), end, '---') || end - start > 1024) return '';
  return textOf(bytes, trimmedStart(bytes, start, end), trimmedEnd(bytes, start, end));
}
