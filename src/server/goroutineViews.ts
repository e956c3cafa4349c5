import * as l10n from '@vscode/l10n';
import type { GoroutineSamples } from '../analysis/goroutines/filteredDump';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import { visibleFrameRows } from '../analysis/goroutines/visibleStacks';
import { dumpOrigins } from '../formats/goroutines/dumpAsProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { Profile } from '../model/profile';
import type { GoroutinesPage } from '../protocol/goroutineRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { ProfileId, ViewFilters, ViewSpec } from '../protocol/view';
import { readViewFilters } from '../protocol/viewFilters';
import type { ViewedGoroutines } from '../report/goroutines/viewedGoroutines';
import { viewedGoroutines } from '../report/goroutines/viewedGoroutines';
import type { OpenView } from '../report/openView';
import { keepNewest } from './keepNewest';

/** What is needed of the open profiles. */
export interface OpenGoroutines {
  profile(id: ProfileId): Reply<Profile>;
  view(spec: ViewSpec): Reply<OpenView>;
  /** The goroutines of an open dump; undefined where the id is that of another profile, or of none. */
  dump?(id: ProfileId): GoroutineDump | undefined;
}

export interface GoroutineView {
  readonly viewed: ViewedGoroutines;
  readonly kind: GoroutinesPage['kind'];
}

/** The goroutines of open profiles under filters; those that were asked for last are kept as long as the profile is. */
export class GoroutineViews {
  private readonly kept = new WeakMap<Profile, Map<string, ViewedGoroutines>>();
  private readonly samples = new WeakMap<Profile, GoroutineSamples>();

  constructor(private readonly store: OpenGoroutines) {}

  of(id: ProfileId, given: ViewFilters | undefined): Reply<GoroutineView> {
    const opened = this.store.profile(id);
    if (!opened.ok) return opened;
    const profile = opened.value;
    const read = this.store.dump?.(id);
    if (!read && goroutineSampleType(profile) === undefined) return noGoroutines(profile);
    const kind = read ? 'dump' : 'profile';
    const filters = readViewFilters(given);
    const views = this.kept.get(profile) ?? new Map<string, ViewedGoroutines>();
    this.kept.set(profile, views);
    const key = JSON.stringify(filters);
    let viewed = views.get(key);
    if (!viewed) {
      const dump = read ?? goroutinesOfProfile(profile);
      const outcome = viewedGoroutines(dump, filters, () => this.samplesOf(profile, read));
      if (!outcome.ok) return fail(outcome.message);
      viewed = outcome.viewed;
    }
    keepNewest(views, key, viewed, MAX_VIEWS);
    return succeed({ viewed, kind });
  }

  /** Of a dump, it is known with the first filter which goroutine is which sample. */
  private samplesOf(profile: Profile, dump: GoroutineDump | undefined): GoroutineSamples {
    let samples = this.samples.get(profile);
    if (!samples) {
      samples = dump
        ? { dump, profile, ...dumpOrigins(dump) }
        : { dump: goroutinesOfProfile(profile), profile, frameOf: visibleFrameRows(profile) };
      this.samples.set(profile, samples);
    }
    return samples;
  }
}

/** What is shown, and what was shown before. Each keeps the samples that are left, with their stacks. */
const MAX_VIEWS = 3;

/** What is said of a profile that counts something else. */
export function noGoroutines({ sampleTypes }: Profile): Reply<never> {
  const counted = sampleTypes
    .map(({ type }) => type)
    .join(', ')
    .slice(0, 200);
  return fail(
    l10n.t(
      'A goroutine dump or a goroutine profile was expected, but this profile counts {0}. Open or fetch the profile goroutine.',
      counted,
    ),
  );
}
