/**
 * Reads CPU profiles in the form that came before profile.proto: words of 32 or 64 bits, of either byte order.
 *
 *     0 3 0 PERIOD 0                     the header; its third word is 1 for Java; the period is in microseconds
 *     COUNT DEPTH ADDRESS ADDRESS …      a record, leaf first
 *     0 1 0                              the end, behind which text follows: the memory map, or Java's names
 *
 * Rules: parseCPU, cpuProfile and parseCPUSamples in pprof's profile/legacy_profile.go.
 */
import { AddressBuffer } from './addressBuffer';
import { CpuRecords } from './cpuRecords';
import { wrapped } from './goIntegers';
import { JavaLocations } from './javaLocations';
import { trimmedEnd, trimmedStart } from './lineBytes';
import { LineScanner } from './lineScanner';
import { readMappings } from './memoryMap';
import type { TextOutcome } from './textOutcome';
import { TextProblems } from './textProblems';
import type { TextHeader } from './textProfileBuilder';
import { TextProfileBuilder } from './textProfileBuilder';
import { repeatsLeaf } from './thread';
import { WORD_FORMS, WordReader } from './wordReader';

/** Undefined when the bytes are something else. */
export function readBinaryCpu(bytes: Uint8Array): TextOutcome | undefined {
  for (const form of WORD_FORMS) {
    const words = new WordReader(bytes, form);
    const header: bigint[] = [];
    while (header.length < 5 && words.next()) header.push((BigInt(words.high) << 32n) | BigInt(words.low));
    const [zero, three, language = -1n, microseconds = 0n, padding] = header;
    if (zero !== 0n || three !== 3n || microseconds === 0n || padding !== 0n) continue;
    if (language > 1n) continue;
    const records = new CpuRecords();
    if (!records.readAll(words)) return undefined;
    const period = BigInt.asIntN(64, microseconds * 1000n);
    return language === 0n ? readCpu(records, period, words) : readJavaCpu(records, period, words);
  }
  return undefined;
}

function readCpu(records: CpuRecords, period: bigint, { bytes, at }: WordReader): TextOutcome {
  const problems = new TextProblems();
  const builder = new TextProfileBuilder();
  const stack = new AddressBuffer();
  records.leaveOutHandlers();
  for (let record = 0; record < records.count; record++) {
    records.copyStack(record, stack);
    // All but the leaf are return addresses.
    stack.stepBack(1);
    if (repeatsLeaf(stack)) {
      for (const index of [0, 1]) {
        builder.locationRow(stack.lows.array[index] as number, stack.highs.array[index] as number);
      }
      stack.remove(1);
    }
    addSample(builder, records, record, stack, period);
  }
  const mappings = readMappings(new LineScanner(bytes, at, problems.refuseLongLine), problems);
  return {
    profile: builder.build(headerOf(period), mappings, { kind: 'cpu' }),
    format: 'binary cpu',
    problems,
  };
}

/** Addresses are handles here, which the text behind the records names. */
function readJavaCpu(records: CpuRecords, period: bigint, { bytes, at }: WordReader): TextOutcome {
  const problems = new TextProblems();
  const builder = new TextProfileBuilder();
  const stack = new AddressBuffer();
  for (let record = 0; record < records.count; record++) {
    records.copyStack(record, stack);
    addSample(builder, records, record, stack, period);
  }
  const locations = new JavaLocations(builder, problems);
  const scanner = new LineScanner(bytes, at, () => undefined);
  while (scanner.next()) {
    const start = trimmedStart(bytes, scanner.start, scanner.end);
    locations.readLine(bytes, start, trimmedEnd(bytes, start, scanner.end));
  }
  return {
    profile: builder.build(headerOf(period), [], { kind: 'java' }, 'dropped'),
    format: 'binary cpu',
    problems,
  };
}

function headerOf(period: bigint): TextHeader {
  const cpu = { type: 'cpu', unit: 'nanoseconds' };
  return {
    sampleTypes: [{ type: 'samples', unit: 'count' }, cpu],
    periodType: cpu,
    period,
    durationNanos: 0n,
  };
}

function addSample(
  builder: TextProfileBuilder,
  { counts }: CpuRecords,
  record: number,
  stack: AddressBuffer,
  period: bigint,
): void {
  const low = BigInt(counts.lows.array[record] as number);
  const count = (BigInt(counts.highs.array[record] as number) << 32n) | low;
  builder.addSample(stack, [wrapped(count), wrapped(count * period)]);
}
