/** Arguments of commands come from menus, keybindings, other extensions and tests: each is checked before use. */
import type { WatchId } from '../protocol/leakRequests';
import type { PlaceId, ProfileId } from '../protocol/view';

export interface FetchArgument {
  readonly target?: string;
  readonly seconds?: number;
}

/** Of `{ target: 'localhost:6060', seconds: 5 }`, what makes sense. */
export function readFetchArgument(argument: unknown): FetchArgument {
  if (!isObject(argument)) return {};
  const { target, seconds } = argument;
  return {
    ...(typeof target === 'string' && target.trim() !== '' && { target }),
    ...(isSeconds(seconds) && { seconds }),
  };
}

/** A row of the tree, or `{ profile: id }`. */
export function readProfileArgument(argument: unknown): ProfileId | undefined {
  const id = isObject(argument) ? argument['profile'] : undefined;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
}

/** `{ watch: id }`, as the tree's rows have it. */
export function readWatchArgument(argument: unknown): WatchId | undefined {
  const id = isObject(argument) ? argument['watch'] : undefined;
  return isCount(id) ? id : undefined;
}

/** `{ watch, finding }`: a zero-based row of that watch's verdict. */
export function readFindingArgument(
  argument: unknown,
): { readonly watch: WatchId; readonly finding: number } | undefined {
  const watch = readWatchArgument(argument);
  const finding = isObject(argument) ? argument['finding'] : undefined;
  return watch !== undefined && isCount(finding) ? { watch, finding } : undefined;
}

/** A file of the explorer (a `Uri`), or a row of the tree, `{ path }`. */
export function readPathArgument(argument: unknown): string | undefined {
  if (!isObject(argument)) return undefined;
  const path =
    argument['scheme'] === 'file' ? argument['fsPath'] : 'scheme' in argument ? undefined : argument['path'];
  return typeof path === 'string' && path !== '' ? path : undefined;
}

/** `[revision, place]`, as links in hovers carry it. */
export function readPlaceArguments(
  revision: unknown,
  place: unknown,
): { readonly revision: number; readonly place: PlaceId } | undefined {
  return isCount(revision) && isCount(place) ? { revision, place } : undefined;
}

/** `30`, as it is typed; undefined when it is no whole number of seconds. */
export function readSeconds(text: string): number | undefined {
  const seconds = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : NaN;
  return isSeconds(seconds) ? seconds : undefined;
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 86_400;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
