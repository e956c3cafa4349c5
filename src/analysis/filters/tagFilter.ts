/**
 * tagfocus and tagignore: samples by their labels. Rules: compileTagFilter in pprof's
 * internal/driver/driver_focus.go, 2026-11.
 */
import type { Profile } from '../../model/profile';
import type { Pattern } from '../pattern';
import { compilePattern } from '../pattern';
import { DIFF_BASE_KEY } from '../sampleLabels';
import { parseTagRange } from './tagRange';

/** What samples must have: `key=` and a range, or expressions. */
export type TagFilter =
  | { readonly kind: 'range'; readonly key: string; readonly holds: (value: bigint, unit: string) => boolean }
  | { readonly kind: 'patterns'; readonly key: string; readonly patterns: readonly Pattern[] };

export type TagFilterOutcome =
  | { readonly ok: true; readonly filter: TagFilter; readonly warning: string | undefined }
  | { readonly ok: false; readonly message: string };

/** `name` is the option's. */
export function parseTagFilter(name: string, text: string): TagFilterOutcome {
  const equals = text.indexOf('=');
  const key = text.slice(0, Math.max(0, equals));
  const value = text.slice(equals + 1);
  const range = parseTagRange(value);
  if (range.kind === 'failed') return { ok: false, message: range.message };
  if (range.kind === 'range') {
    const warning = `${name}:Interpreted '${value}' as range, not regexp`;
    return { ok: true, filter: { kind: 'range', key, holds: range.holds }, warning };
  }
  const patterns: Pattern[] = [];
  for (const part of value.split(',')) {
    const compiled = compilePattern(part);
    if (!compiled.ok) return { ok: false, message: `parsing ${name} regexp: ${compiled.message}` };
    patterns.push(compiled.pattern);
  }
  return { ok: true, filter: { kind: 'patterns', key, patterns }, warning: undefined };
}

/** 1 for each sample that the filter matches. */
export function samplesWithTag(
  profile: Profile,
  filter: TagFilter,
  labelUnits: ReadonlyMap<string, string>,
): Uint8Array {
  if (filter.kind === 'range')
    return anyLabel(profile, 'numeric', labelTest(profile, rangeTest(profile, filter, labelUnits)));
  const tests = filter.patterns.map((pattern) => {
    const test = patternTest(profile, filter.key, pattern);
    const marks = anyLabel(profile, 'text', labelTest(profile, test));
    const ofBase = baseLabelMatches(filter.key, pattern);
    profile.samples.diffBase?.forEach((isBase, row) => {
      if (isBase === 1 && ofBase) marks[row] = 1;
    });
    return marks;
  });
  // With a key one expression is enough; without, all have to match, be it different labels.
  return tests.reduce((all, marks) =>
    all.map((mark, row) =>
      filter.key === '' ? mark & (marks[row] as number) : mark | (marks[row] as number),
    ),
  );
}

/** Whether the label at a place of the label columns matches. */
type LabelTest = (at: number) => boolean;

function rangeTest(
  { samples, strings }: Profile,
  { key: wanted, holds }: Extract<TagFilter, { kind: 'range' }>,
  labelUnits: ReadonlyMap<string, string>,
): LabelTest {
  const { keys, numbers } = samples.labels;
  return (at) => {
    const key = strings.text(keys[at] as number);
    if (wanted !== '' && wanted !== key) return false;
    return holds(numbers[at] as bigint, labelUnits.get(key) ?? '');
  };
}

function patternTest({ samples, strings }: Profile, wanted: string, pattern: Pattern): LabelTest {
  const { keys, texts } = samples.labels;
  return (at) => {
    const key = strings.text(keys[at] as number);
    const value = strings.text(texts[at] as number);
    return wanted === '' ? pattern.matches(`${key}:${value}`) : wanted === key && pattern.matches(value);
  };
}

/** Samples of a diff base carry a label that is not in the label columns. */
function baseLabelMatches(wanted: string, pattern: Pattern): boolean {
  if (wanted === '') return pattern.matches(`${DIFF_BASE_KEY}:true`);
  return wanted === DIFF_BASE_KEY && pattern.matches('true');
}

/** The same test, made once for each label that is met: by key and value. */
function labelTest({ samples, strings }: Profile, test: LabelTest): LabelTest {
  const { keys, texts, numbers } = samples.labels;
  const known = new Map<number | string, boolean>();
  return (at) => {
    const text = texts[at] as number;
    const key = keys[at] as number;
    const id = text === 0 ? `${key} ${String(numbers[at])}` : key * strings.count + text;
    let answer = known.get(id);
    if (answer === undefined) {
      answer = test(at);
      if (known.size < MAX_KNOWN) known.set(id, answer);
    }
    return answer;
  };
}

/** Numbers may all be different, and then there is nothing to know again. */
const MAX_KNOWN = 100_000;

/** 1 for each sample of which any label of that kind passes the test. */
function anyLabel({ samples }: Profile, kind: 'text' | 'numeric', test: LabelTest): Uint8Array {
  const marks = new Uint8Array(samples.count);
  const { labelStarts } = samples;
  const { texts } = samples.labels;
  for (let row = 0; row < samples.count; row++) {
    const end = labelStarts[row + 1] as number;
    for (let at = labelStarts[row] as number; at < end && marks[row] === 0; at++) {
      if ((texts[at] === 0) === (kind === 'numeric') && test(at)) marks[row] = 1;
    }
  }
  return marks;
}
