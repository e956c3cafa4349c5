import * as l10n from '@vscode/l10n';
import { lineSums } from '../analysis/lineSums';
import { fileNameOf, framesOf, functionNameOf } from '../analysis/frames';
import { writeProto } from '../formats/proto/writeProto';
import type { DumpDocumentRequests } from '../protocol/dumpDocumentRequests';
import type { Reply } from '../protocol/reply';
import { fail, succeed } from '../protocol/reply';
import type { OpenedProfile, Place, ServerMethod, ServerRequests } from '../protocol/serverRequests';
import type { PlaceId, ViewSpec } from '../protocol/view';
import { lineStacksReport } from '../report/lineStacksReport';
import { lineTable, recordedPaths } from '../report/lineTable';
import { frameOfPlace } from '../report/nodePlace';
import type { OpenView } from '../report/openView';
import { topPage } from '../report/topPage';
import { tracesPage } from '../report/tracesPage';
import { exportHandlers } from './exportHandlers';
import { flameHandlers } from './flameHandlers';
import { goroutineHandlers } from './goroutineHandlers';
import { graphHandlers } from './graphHandlers';
import { gzipBytes } from './gzipBytes';
import { leakHandlers } from './leakHandlers';
import { listHandlers } from './listHandlers';
import { memoryHandlers } from './memoryHandlers';
import { peekHandlers } from './peekHandlers';
import type { ProfileStore } from './profileStore';
import { promptHandlers } from './promptHandlers';
import { tagsHandlers } from './tagsHandlers';
import { textHandlers } from './textHandlers';

export type RequestHandlers = {
  readonly [M in Exclude<ServerMethod, keyof DumpDocumentRequests>]: (
    request: ServerRequests[M]['request'],
  ) => Promise<Reply<ServerRequests[M]['value']>> | Reply<ServerRequests[M]['value']>;
};

/** One handler per request of the protocol, but for those about documents, which `language/` answers. */
export function requestHandlers(store: ProfileStore): RequestHandlers {
  return {
    'pprofLens/openProfile': ({ profile, path }) => openProfile(store, profile, path),
    'pprofLens/closeProfile': ({ profile }) => {
      store.close(profile);
      return succeed(null);
    },
    'pprofLens/saveProfile': ({ profile, path }) => saveProfile(store, profile, path),
    'pprofLens/top': (request) => inView(store, request.view, (view) => topPage(view, window(request))),
    'pprofLens/traces': (request) => inView(store, request.view, (view) => tracesPage(view, window(request))),
    'pprofLens/sourceFiles': (request) =>
      inView(store, request.view, (view) => ({ recordedPaths: recordedPaths(view) })),
    'pprofLens/lines': (request) => inView(store, request.view, (view) => lineTable(view, request.files)),
    'pprofLens/lineStacks': (request) =>
      inView(store, request.view, (view) => lineStacksReport(view, request)),
    'pprofLens/resolvePlace': (request) => {
      const view = store.view(request.view);
      return view.ok ? resolvePlace(view.value, request.place) : view;
    },
    ...leakHandlers(store),
    ...promptHandlers(store),
    ...flameHandlers(store),
    ...goroutineHandlers(store),
    ...graphHandlers(store),
    ...memoryHandlers(store),
    ...peekHandlers(store),
    ...listHandlers(store),
    ...tagsHandlers(store),
    ...textHandlers(store),
    ...exportHandlers(store),
  };
}

/** Counts what is looked at first, too, while the person still sees that the profile is being read. */
async function openProfile(
  store: ProfileStore,
  profile: number,
  path: string,
): Promise<Reply<OpenedProfile>> {
  const opened = await store.open(profile, path);
  const view = opened.ok ? store.view({ profile, sampleType: opened.value.defaultSampleType }) : undefined;
  if (view?.ok === true) {
    topPage(view.value, FIRST_LOOK);
    // The lines of files are asked for next.
    lineSums(view.value.profile, view.value.sampleType);
  }
  return opened;
}

/** What the panel's Top asks when it has not been used yet. */
const FIRST_LOOK = { sort: 'flat', descending: true, filter: '', offset: 0, limit: 128 } as const;

function inView<T>(store: ProfileStore, spec: ViewSpec, answer: (view: OpenView) => T): Reply<T> {
  const view = store.view(spec);
  return view.ok ? succeed(answer(view.value)) : view;
}

/** No answer has more rows than a few screens, whatever is asked. */
const MAX_ROWS = 2000;

function window<T extends { readonly offset: number; readonly limit: number }>(request: T): T {
  const offset = Math.max(0, Math.floor(request.offset) || 0);
  const limit = Math.max(0, Math.min(MAX_ROWS, Math.floor(request.limit) || 0));
  return { ...request, offset, limit };
}

function resolvePlace(view: OpenView, place: PlaceId): Reply<Place> {
  const frame = frameOfPlace(view, place);
  if (frame === undefined) {
    return fail(l10n.t('This frame is not in the profile that is shown now. Click it again.'));
  }
  return succeed({
    functionName: functionNameOf(view.profile, frame),
    recordedPath: fileNameOf(view.profile, frame),
    lineNumber: framesOf(view.profile).lineNumbers[frame] ?? 0,
  });
}

async function saveProfile(store: ProfileStore, id: number, path: string): Promise<Reply<null>> {
  const profile = store.profile(id);
  if (!profile.ok) return profile;
  try {
    await store.files.writeFile(path, await gzipBytes(writeProto(profile.value)));
    return succeed(null);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      l10n.t(
        'The profile cannot be written: {0}. Choose another folder in the setting pprofLens.saveDirectory.',
        reason,
      ),
    );
  }
}
