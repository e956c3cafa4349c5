import * as l10n from '@vscode/l10n';
import { weightsOf } from '../analysis/weights';
import type { Profile } from '../model/profile';
import type { OpenedProfile } from '../protocol/serverRequests';
import { scaledLabel } from '../analysis/measurement';
import { shortened } from './shortened';
import { baseName } from './printableName';
import { sampleTypeIndex } from './sampleTypeIndex';

/** What the host is told about a profile that was opened. */
export function openedProfile(
  profile: Profile,
  format: OpenedProfile['format'],
  problems: readonly string[],
  hints: readonly string[] = [],
): OpenedProfile {
  const index = sampleTypeIndex(profile, undefined);
  const program = shortened(baseName(profile.mappings[0]?.file ?? ''));
  return {
    sampleTypes: profile.sampleTypes.map(({ type, unit }, at) => ({
      type: shortened(type),
      unit: shortened(unit),
      total: scaledLabel(weightsOf(profile, at).total, unit, 'minimum'),
    })),
    defaultSampleType: typeof index === 'number' ? index : 0,
    sampleCount: profile.samples.count,
    ...(profile.timeNanos === 0n ? {} : { timeMillis: Number(profile.timeNanos / 1_000_000n) }),
    ...(profile.durationNanos === 0n ? {} : { durationSeconds: Number(profile.durationNanos) / 1e9 }),
    program,
    comments: profile.comments.slice(0, MAX_COMMENTS).map(shortened),
    format,
    saveStem: saveStem(profile, program),
    problems,
    hints: [...hints, ...emptinessHint(profile)],
  };
}

/** Two kinds of profile are often empty without that meaning that all is well. */
function emptinessHint({ sampleTypes, samples }: Profile): string[] {
  if (samples.count > 0) return [];
  return sampleTypes.flatMap(({ type }) => EMPTINESS_HINTS.get(type) ?? []);
}

/** By sample type. Source: Go's runtime/pprof, and design document 74609 for goroutineleak. */
const EMPTINESS_HINTS: ReadonlyMap<string, string> = new Map([
  [
    'contentions',
    l10n.t(
      'The program has recorded nothing. Block profiles stay empty until it calls runtime.SetBlockProfileRate, mutex profiles until it calls runtime.SetMutexProfileFraction.',
    ),
  ],
  [
    'goroutineleak',
    l10n.t(
      'Go has found no goroutine that can never wake. One whose channel or lock can still be reached is not counted, although nobody may ever use it; the goroutine profile shows all that wait.',
    ),
  ],
]);

/** `leakdemo.goroutine`: program and sample types, as pprof names what it saves (internal/driver/fetch.go). */
function saveStem(profile: Profile, program: string): string {
  const types = profile.sampleTypes.map(({ type }) => type.slice(0, MAX_STEM_LENGTH));
  const parts = [program, ...types].filter((part) => part !== '');
  // A custom profile's name may hold slashes, with which pprof fails to save.
  return parts
    .join('.')
    .replace(/[^\p{L}\p{N}._-]/gu, '_')
    .slice(0, MAX_STEM_LENGTH);
}

const MAX_STEM_LENGTH = 200;
const MAX_COMMENTS = 100;
