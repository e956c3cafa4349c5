/** Requests about the goroutines of open dumps and goroutine profiles. */
import * as l10n from '@vscode/l10n';
import { goroutineSampleType, goroutinesOfProfile } from '../analysis/goroutines/goroutinesOfProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type { Profile } from '../model/profile';
import type {
  GoroutineGrouping,
  GoroutineRequests,
  GoroutinesPage,
  GoroutineSimilarity,
  UserLines,
  UserLinesRequest,
} from '../protocol/goroutineRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { Place } from '../protocol/serverRequests';
import type { ProfileId } from '../protocol/view';
import { frameFile, frameName } from '../analysis/goroutines/dumpTexts';
import { SIMILARITIES } from '../analysis/goroutines/goroutineGroup';
import { blockingLines, isBlockingProfile } from '../report/goroutines/blockingLines';
import { comparedGoroutines } from '../report/goroutines/comparedGoroutines';
import { goroutineFrame } from '../report/goroutines/goroutineFrame';
import { goroutineLines } from '../report/goroutines/goroutineLines';
import { goroutinesPage } from '../report/goroutines/goroutinesPage';
import { goroutineStack } from '../report/goroutines/goroutineStack';
import { goroutineTree } from '../report/goroutines/goroutineTree';

export type GoroutineHandlers = {
  readonly [M in keyof GoroutineRequests]: (
    request: GoroutineRequests[M]['request'],
  ) => Reply<GoroutineRequests[M]['value']>;
};

/** What is needed of the open profiles. */
export interface OpenGoroutines {
  profile(id: ProfileId): Reply<Profile>;
  /** The goroutines of an open dump; undefined where the id is that of another profile, or of none. */
  dump?(id: ProfileId): GoroutineDump | undefined;
}

export function goroutineHandlers(store: OpenGoroutines): GoroutineHandlers {
  return {
    'pprofLens/goroutines': (request) => {
      const by = groupingOf(request.by);
      if (!by)
        return fail(l10n.t('A grouping by stack, waitReason, creator or label was expected. Choose one.'));
      const page = { by, query: request.query, ...windowOf(request) };
      return inDump(store, request.profile, (dump, kind) => succeed(goroutinesPage(dump, kind, page)));
    },
    'pprofLens/goroutineStack': ({ profile, row }) =>
      inDump(store, profile, (dump) =>
        isRow(row, dump.goroutines.count)
          ? succeed(goroutineStack(dump, row))
          : fail(l10n.t('This goroutine is not in the dump that is shown now. Choose it again.')),
      ),
    'pprofLens/compareGoroutines': (request) => {
      const similarity = similarityOf(request.similarity);
      if (!similarity)
        return fail(
          l10n.t('One of {0} was expected. Choose how alike stacks must be.', SIMILARITIES.join(', ')),
        );
      return inDump(store, request.base, (before) =>
        inDump(store, request.profile, (after) =>
          succeed(comparedGoroutines(before, after, { similarity, ...windowOf(request) })),
        ),
      );
    },
    'pprofLens/goroutineTree': (request) =>
      inDump(store, request.profile, (dump) => {
        const { query = '' } = request;
        return succeed(goroutineTree(dump, { query, ...windowOf(request) }));
      }),
    'pprofLens/userLines': (request) => userLines(store, request),
    'pprofLens/goroutinePlace': ({ profile, frame }) =>
      inDump(store, profile, (dump) => placeOf(dump, frame)),
  };
}

function inDump<T>(
  store: OpenGoroutines,
  id: ProfileId,
  answer: (dump: GoroutineDump, kind: GoroutinesPage['kind']) => Reply<T>,
): Reply<T> {
  const dump = store.dump?.(id);
  if (dump) return answer(dump, 'dump');
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  if (goroutineSampleType(profile.value) === undefined) {
    const counted = profile.value.sampleTypes
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
  return answer(goroutinesOfProfile(profile.value), 'profile');
}

/** No answer has more rows than a few screens, whatever is asked. */
const MAX_ROWS = 2000;

function windowOf({ offset, limit }: { readonly offset: number; readonly limit: number }): {
  readonly offset: number;
  readonly limit: number;
} {
  return {
    offset: Math.max(0, Math.floor(offset) || 0),
    limit: Math.max(0, Math.min(MAX_ROWS, Math.floor(limit) || 0)),
  };
}

function isRow(row: number, count: number): boolean {
  return Number.isInteger(row) && row >= 0 && row < count;
}

/** Checked on arrival, as everything that a page may have sent on. */
function groupingOf(by: GoroutineGrouping): GoroutineGrouping | undefined {
  switch (by.kind) {
    case 'stack': {
      const similarity = similarityOf(by.similarity);
      return similarity && { kind: 'stack', similarity };
    }
    case 'waitReason':
    case 'creator':
      return { kind: by.kind };
    case 'label':
      return { kind: 'label', key: by.key };
    default:
      return undefined;
  }
}

function similarityOf(text: string): GoroutineSimilarity | undefined {
  return SIMILARITIES.find((similarity) => similarity === text);
}

function userLines(
  store: OpenGoroutines,
  { profile: id, recordedPaths }: UserLinesRequest,
): Reply<UserLines> {
  const dump = store.dump?.(id);
  if (dump) return succeed(goroutineUserLines(dump, recordedPaths));
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  if (goroutineSampleType(profile.value) !== undefined) {
    return succeed(goroutineUserLines(goroutinesOfProfile(profile.value), recordedPaths));
  }
  if (!isBlockingProfile(profile.value)) return succeed({ lines: [] });
  const lines = blockingLines(profile.value, recordedPaths);
  return succeed({
    lines: lines.map(({ lineNumber, functionName, text }) => {
      return { lineNumber, functionName, text, creators: [], row: -1 };
    }),
  });
}

function goroutineUserLines(dump: GoroutineDump, recordedPaths: readonly string[]): UserLines {
  return {
    lines: goroutineLines(dump, recordedPaths).map(
      ({ lineNumber, functionName, text, creatorFrames, exampleRow }) => ({
        ...{ lineNumber, functionName, text, row: exampleRow },
        creators: creatorFrames.slice(0, MAX_CREATORS).map((frame) => goroutineFrame(dump, frame)),
      }),
    ),
  };
}

const MAX_CREATORS = 5;

function placeOf(dump: GoroutineDump, frame: number): Reply<Place> {
  if (!isRow(frame, dump.frames.count)) {
    return fail(l10n.t('This frame is not in the dump that is shown now. Click it again.'));
  }
  return succeed({
    functionName: frameName(dump, frame),
    recordedPath: frameFile(dump, frame),
    lineNumber: dump.frames.lineNumbers[frame] ?? 0,
  });
}
