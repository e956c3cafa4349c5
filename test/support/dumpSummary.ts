import { FRAME_KINDS, GOROUTINE_FLAGS, type GoroutineDump } from '../../src/model/goroutineDump';

/** A dump as it was read, line by line, to be compared with the text by eye and with a golden by the tests. */
export function dumpSummary(dump: GoroutineDump): string {
  const { goroutines, strings, labelSets, ancestors } = dump;
  const lines: string[] = [];
  for (let row = 0; row < goroutines.count; row++) {
    const flags = Object.entries(GOROUTINE_FLAGS).filter(
      ([, bit]) => ((goroutines.flags[row] ?? 0) & bit) !== 0,
    );
    const minutes = goroutines.waitMinutes[row] ?? -1;
    const bubble = goroutines.bubbles[row] ?? -1;
    const labels = labelSets[goroutines.labelSets[row] ?? 0] ?? [];
    lines.push(
      [
        `goroutine ${goroutines.ids[row]}`,
        strings.text(goroutines.states[row] ?? 0),
        ...(minutes < 0 ? [] : [`${minutes} minutes`]),
        ...flags.map(([name]) => name),
        ...(bubble < 0 ? [] : [`bubble ${bubble}`]),
        ...labels.map(({ key, value }) => `${JSON.stringify(key)}=${JSON.stringify(value)}`),
        `line ${(goroutines.headerLines[row] ?? 0) + 1}`,
        `bytes ${goroutines.byteStarts[row]}-${goroutines.byteEnds[row]}`,
      ].join(' | '),
      ...stackLines(dump, goroutines.stacks[row] ?? 0),
    );
    const creator = goroutines.creatorFrames[row] ?? -1;
    if (creator >= 0) lines.push(`  created by ${frameLine(dump, creator)} in ${goroutines.creatorIds[row]}`);
    for (const ancestor of ancestors.get(row) ?? []) {
      lines.push(`  ancestor ${ancestor.goroutineId}`, ...stackLines(dump, ancestor.stack));
      if (ancestor.creatorFrame >= 0) lines.push(`  created by ${frameLine(dump, ancestor.creatorFrame)}`);
    }
  }
  for (const { kind, title, firstLine, lastLine, parts } of dump.sections) {
    lines.push(`${kind} | ${title} | lines ${firstLine + 1}-${lastLine + 1}`);
    for (const part of parts) {
      lines.push(`  ${part.title} | goroutine ${part.goroutineId} | line ${part.line + 1}`);
      lines.push(...stackLines(dump, part.stack));
    }
  }
  for (const { message, firstLine, lastLine } of dump.problems)
    lines.push(`problem | lines ${firstLine + 1}-${lastLine + 1} | ${message}`);
  return `${lines.join('\n')}\n`;
}

function stackLines(dump: GoroutineDump, stack: number): string[] {
  const { starts, frames } = dump.stacks;
  return Array.from(
    frames.subarray(starts[stack], starts[stack + 1]),
    (frame) => `  ${frameLine(dump, frame)}`,
  );
}

function frameLine({ frames, strings }: GoroutineDump, frame: number): string {
  const kind = FRAME_KINDS[frames.kinds[frame] ?? 0];
  const name = strings.text(frames.names[frame] ?? 0);
  return `${kind} ${name} ${strings.text(frames.files[frame] ?? 0)}:${frames.lineNumbers[frame]}`;
}
