import { readPlaceArguments } from './commandArguments';
import type { Lens } from './lens';

/** A frame's line, from a link in a hover. Takes two numbers and nothing else. */
export async function openPlace(lens: Lens, revision: unknown, place: unknown): Promise<void> {
  const read = readPlaceArguments(revision, place);
  if (read !== undefined) await lens.places.open({ ...read, focus: 'editor' });
}
