/**
 * The list of mapped files at the end of a text: /proc/PID/maps, or a shorter form.
 *
 *     --- Memory map: ---
 *     build=/home/b/server
 *     00400000-00fcb000 r-xp 00000000 08:01 917510 $build
 *     7f47a5a89000-7f47a5aad000: /lib/ld-2.15.so (@1000) 1f2e3d
 *
 * Rules: parseProcMapsFromScanner and ParseMemoryMapFromScanner in pprof's profile/legacy_profile.go.
 */
import { parseHexUint } from './goIntegers';
import { startsWith, textOf } from './lineBytes';
import type { LineScanner } from './lineScanner';
import { SCANNER_LIMIT } from './lineScanner';
import { mainFirst, withoutSplits } from './mappingOrder';
import type { TextProblems } from './textProblems';

/** Mutable: a mapping may turn out to begin earlier than its line says. */
export interface TextMapping {
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: string;
  buildId: string;
}

/** Goes on from the scanner's line to the list, if there is one, and reads it. */
export function readMemoryMap(scanner: LineScanner, problems: TextProblems): TextMapping[] {
  do {
    if (isMemoryMapStart(scanner)) break;
  } while (scanner.next());
  return readMappings(scanner, problems);
}

/** Reads what is behind the scanner's line as a list, without a line that announces it. */
export function readMappings(scanner: LineScanner, problems: TextProblems): TextMapping[] {
  const mappings: TextMapping[] = [];
  const attributes: (readonly [string, string])[] = [];
  while (scanner.next()) {
    if (scanner.end - scanner.start >= SCANNER_LIMIT) continue;
    const line = replaced(withoutLogPrefix(textOf(scanner.bytes, scanner.start, scanner.end)), attributes);
    const mapping = readMapping(line);
    if (typeof mapping === 'object') {
      if (mappings.length === MAX_MAPPINGS) {
        problems.say(`Only the first ${MAX_MAPPINGS.toLocaleString('en')} mappings were read.`);
        break;
      }
      mappings.push(mapping);
    } else if (mapping === 'unknown' && attributes.length < MAX_ATTRIBUTES) {
      const equals = line.indexOf('=');
      if (equals >= 0) attributes.push([`$${line.slice(0, equals).trim()}`, line.slice(equals + 1).trim()]);
    }
  }
  while (scanner.next());
  return mainFirst(withoutSplits(mappings));
}

/** Whether `--- Memory map: ---` or `MAPPED_LIBRARIES:` stands anywhere in the line. */
export function isMemoryMapStart({ bytes, start, end }: LineScanner): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at] !== LETTER_M) continue;
    if (startsWith(bytes, at, end, 'MAPPED_LIBRARIES:')) return true;
    if (startsWith(bytes, Math.max(start, at - 4), end, '--- Memory map: ---')) return true;
  }
  return false;
}

const LETTER_M = 77;
/** The default of Linux's vm.max_map_count is 65,530. */
const MAX_MAPPINGS = 65_536;
const MAX_ATTRIBUTES = 100;
const MAX_REPLACED = 64 * 1024;

/** `… server.cc:123] ` before the line, as Google's logging library writes. */
function withoutLogPrefix(line: string): string {
  const prefix = /^[^[\]]+:[0-9]+\][\t\n\f\r ]/.exec(line);
  return prefix ? line.slice(prefix[0].length) : line;
}

/** `$name` for each attribute of an earlier line `name=value`; the earlier attribute wins. */
function replaced(line: string, attributes: readonly (readonly [string, string])[]): string {
  if (attributes.length === 0 || !line.includes('$')) return line;
  let out = '';
  for (let at = 0; at < line.length && out.length < MAX_REPLACED;) {
    const found = line[at] === '$' ? attributes.find(([name]) => line.startsWith(name, at)) : undefined;
    out += found ? found[1] : (line[at] ?? '');
    at += found ? found[0].length : 1;
  }
  return out;
}

// RE2's \s is [\t\n\f\r ], narrower than JavaScript's.
const S = String.raw`[\t\n\f\r ]`;
const RANGE = `^${S}*(?:0x)?([0-9A-Fa-f]+)(?:${S}|-)?${S}*(?:0x)?([0-9A-Fa-f]+):?(?:${S}+([-rwxp]+))?`;
const PROC_LINE = new RegExp(
  `${RANGE}(?:${S}+([0-9A-Fa-f]+))?${S}+[0-9A-Fa-f]+:[0-9A-Fa-f]+${S}+[0-9]+(?:${S}+([^\\t\\n\\f\\r ]+))?`,
);
const SHORT_LINE = new RegExp(
  `${RANGE}(?:${S}+([^\\t\\n\\f\\r ]+))?(?:${S}+\\(@([0-9A-Fa-f]+)\\))?(?:${S}+([0-9A-Fa-f]+))?`,
);
/** With a run of digits longer than any address the expressions would try each of its many divisions. */
const LONG_RUN = /^[\t\n\f\r ]*(?:0x)?[0-9A-Fa-f]{41}/;

/** `unknown`: no mapping. `data`: a mapping that holds no code, which is of no interest. */
function readMapping(line: string): TextMapping | 'unknown' | 'data' {
  if (LONG_RUN.test(line)) return 'unknown';
  const proc = PROC_LINE.exec(line);
  const short = proc ? null : SHORT_LINE.exec(line);
  const [, start, limit, permissions, fourth = '', fifth = '', buildId = ''] = proc ?? short ?? [];
  if (start === undefined || limit === undefined) return 'unknown';
  if (permissions && !permissions.includes('x')) return 'data';
  const numbers = [start, limit, (proc ? fourth : fifth) || '0'].map(parseHexUint);
  if (numbers.includes(undefined)) return 'unknown';
  const [from = 0n, to = 0n, offset = 0n] = numbers;
  return { start: from, limit: to, offset, file: proc ? fifth : fourth, buildId };
}
