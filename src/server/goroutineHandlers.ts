/** Requests about the goroutines of open dumps and goroutine profiles. */
import * as l10n from '@vscode/l10n';
import { goroutineSampleType } from '../analysis/goroutines/goroutinesOfProfile';
import type { GoroutineDump } from '../model/goroutineDump';
import type {
  GoroutineGrouping,
  GoroutineRequests,
  GoroutineSimilarity,
  UserLines,
  UserLinesRequest,
} from '../protocol/goroutineRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { Place } from '../protocol/serverRequests';
import { frameFile, frameName } from '../analysis/goroutines/dumpTexts';
import { SIMILARITIES as FIXED_SIMILARITIES } from '../analysis/goroutines/goroutineGroup';
import { blockingLines, isBlockingProfile } from '../report/goroutines/blockingLines';
import { comparedGoroutines } from '../report/goroutines/comparedGoroutines';
import { goroutineFrame } from '../report/goroutines/goroutineFrame';
import { goroutineLines } from '../report/goroutines/goroutineLines';
import { goroutinesPage } from '../report/goroutines/goroutinesPage';
import { goroutineStack } from '../report/goroutines/goroutineStack';
import { goroutineTree } from '../report/goroutines/goroutineTree';
import type { ViewedGoroutines } from '../report/goroutines/viewedGoroutines';
import { GoroutineViews, type GoroutineView, type OpenGoroutines } from './goroutineViews';

export type GoroutineHandlers = {
  readonly [M in keyof GoroutineRequests]: (
    request: GoroutineRequests[M]['request'],
  ) => Reply<GoroutineRequests[M]['value']>;
};

export function goroutineHandlers(store: OpenGoroutines): GoroutineHandlers {
  const views = new GoroutineViews(store);
  return {
    'pprofLens/goroutines': (request) => {
      const by = groupingOf(request.by);
      if (!by)
        return fail(l10n.t('A grouping by stack, waitReason, creator or label was expected. Choose one.'));
      const page = { by, query: request.query, ...windowOf(request) };
      return answered(views.of(request.profile, request.filters), ({ viewed, kind }) =>
        succeed(goroutinesPage(viewed, kind, page)),
      );
    },
    'pprofLens/goroutineStack': ({ profile, row }) =>
      answered(views.of(profile, undefined), ({ viewed: { dump } }) =>
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
      const { profile, base, filters } = request;
      return answered(views.of(base, filters), (before) =>
        answered(views.of(profile, filters), (after) =>
          succeed(comparedGoroutines(before.viewed, after.viewed, { similarity, ...windowOf(request) })),
        ),
      );
    },
    'pprofLens/goroutineTree': (request) =>
      answered(views.of(request.profile, request.filters), ({ viewed }) => {
        const { query = '' } = request;
        return succeed(goroutineTree(viewed, { query, ...windowOf(request) }));
      }),
    'pprofLens/userLines': (request) => userLines(store, views, request),
    'pprofLens/goroutinePlace': ({ profile, frame }) =>
      answered(views.of(profile, undefined), ({ viewed }) => placeOf(viewed.dump, frame)),
  };
}

function answered<T>(view: Reply<GoroutineView>, answer: (view: GoroutineView) => Reply<T>): Reply<T> {
  return view.ok ? answer(view.value) : view;
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

/** The granularity of the view is one more. */
const SIMILARITIES: readonly GoroutineSimilarity[] = [...FIXED_SIMILARITIES, 'granularity'];

function similarityOf(text: string): GoroutineSimilarity | undefined {
  return SIMILARITIES.find((similarity) => similarity === text);
}

function userLines(
  store: OpenGoroutines,
  views: GoroutineViews,
  { profile: id, filters, recordedPaths }: UserLinesRequest,
): Reply<UserLines> {
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  if (store.dump?.(id) !== undefined || goroutineSampleType(profile.value) !== undefined) {
    return answered(views.of(id, filters), ({ viewed }) =>
      succeed(goroutineUserLines(viewed, recordedPaths)),
    );
  }
  if (!isBlockingProfile(profile.value)) return succeed({ lines: [] });
  const view = store.view({ profile: id, sampleType: 0, ...(filters && { filters }) });
  if (!view.ok) return view;
  const lines = blockingLines(view.value.profile, recordedPaths);
  return succeed({
    lines: lines.map(({ lineNumber, functionName, text }) => {
      return { lineNumber, functionName, text, creators: [], row: -1 };
    }),
  });
}

function goroutineUserLines(viewed: ViewedGoroutines, recordedPaths: readonly string[]): UserLines {
  const { dump } = viewed;
  return {
    lines: goroutineLines(viewed, recordedPaths).map(
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
