import { PROFILE_KINDS } from '../fetch/profileKinds';
import type { ProfileId } from '../protocol/view';
import { readFetchArgument } from './commandArguments';
import { fetchKind } from './fetchKind';
import type { Lens } from './lens';

/** Has Go write the profile as text, which for the heap ends with the figures of its memory (net/http/pprof). */
export const AS_TEXT = { debug: '1' } as const;

/** `Fetch memory text`: the heap profile with MemStats. The argument may say `{ target }`. */
export async function fetchMemoryText(lens: Lens, argument: unknown): Promise<ProfileId | undefined> {
  const heap = PROFILE_KINDS.find(({ id }) => id === 'heap');
  const { target } = readFetchArgument(argument);
  // Go refuses a delta over some seconds as text.
  const fetched = heap && (await fetchKind(lens, heap, { target }, AS_TEXT));
  if (fetched !== undefined) lens.panel.showTab('memory', 'stay');
  return fetched;
}
