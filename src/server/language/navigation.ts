/** From frames to source, from a goroutine's number to the goroutine, and from a frame to all goroutines through it. */
import type { DocumentLink, Location, Position, Range } from 'vscode-languageserver';
import type { TokenRange } from '../../formats/goroutines/dumpLine';
import type { DumpDocument, FrameLines } from './dumpDocument';
import { lineRange } from './outline';
import { recordedLink } from './recordedLink';

const MAX_LINKS = 20_000;
const MAX_REFERENCES = 20_000;

export function definition(document: DumpDocument, uri: string, { line, character }: Position): Location[] {
  const goroutineId = goroutineIdAt(document, line, character);
  if (goroutineId !== undefined) {
    const header = document.headerOf(goroutineId);
    return header < 0 ? [] : [{ uri, range: lineRange(document, header, header) }];
  }
  const frame = document.frameAt(line);
  if (!frame || frame.recordedPath === '') return [];
  const at = { line: Math.max(0, frame.location.lineNumber - 1), character: 0 };
  return [
    { uri: recordedLink(frame.recordedPath, frame.location.lineNumber), range: { start: at, end: at } },
  ];
}

/** The number of a goroutine that stands at this place and is not the goroutine's own header. */
function goroutineIdAt(document: DumpDocument, line: number, character: number): number | undefined {
  const at = document.dumpLines[line];
  const isIn = (range: TokenRange | undefined): boolean =>
    range !== undefined && character >= range.start && character <= range.end;
  if (at?.kind === 'createdBy' && isIn(at.creatorId)) return at.creatorGoroutineId;
  if (at?.kind === 'ancestor') return at.goroutineId;
  if (at?.kind === 'racePart' && at.goroutineId >= 0) return at.goroutineId;
  return undefined;
}

/** A link for each `file:line`, whose target the host maps to a file that is here. */
export function links(document: DumpDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  for (const line of document.dumpLines) {
    if (found.length === MAX_LINKS) break;
    if (line.kind !== 'location' || line.file === undefined || line.lineDigits === undefined) continue;
    const range = rangeIn(line.line, { start: line.file.start, end: line.lineDigits.end });
    found.push({ range, target: recordedLink(document.textOf(line.line, line.file), line.lineNumber) });
  }
  return found;
}

/** Every goroutine through this line of this function; of a header, every goroutine with this stack. */
export function references(document: DumpDocument, uri: string, { line }: Position): Location[] {
  const frame = document.frameAt(line);
  if (frame) {
    return document
      .sameFrames(frame)
      .slice(0, MAX_REFERENCES)
      .map((same) => ({ uri, range: frameRange(same) }));
  }
  if (document.dumpLines[line]?.kind !== 'header') return [];
  const { stacks, headerLines, count } = document.dump.goroutines;
  const stack = stacks[document.rowAt(line)];
  const found: Location[] = [];
  for (let row = 0; row < count && found.length < MAX_REFERENCES; row++) {
    const header = headerLines[row] ?? 0;
    if (stacks[row] === stack) found.push({ uri, range: lineRange(document, header, header) });
  }
  return found;
}

export function highlights(document: DumpDocument, { line }: Position): Range[] {
  const frame = document.frameAt(line);
  return frame ? document.sameFrames(frame).slice(0, MAX_REFERENCES).map(frameRange) : [];
}

function frameRange({ head }: FrameLines): Range {
  return rangeIn(head.line, head.name);
}

export function rangeIn(line: number, { start, end }: TokenRange): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
