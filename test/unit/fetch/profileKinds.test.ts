import { expect, it } from 'vitest';
import { PROFILE_KINDS } from '../../../src/fetch/profileKinds';

it('PROFILE_KINDS has every profile of net/http/pprof, CPU under the name of its page', () => {
  expect(PROFILE_KINDS.map(({ id, path }) => (id === path ? id : `${id}: ${path}`))).toEqual([
    'goroutine',
    'heap',
    'allocs',
    'cpu: profile',
    'block',
    'mutex',
    'threadcreate',
    'goroutineleak',
  ]);
});

it('only CPU samples when it is not told how long', () => {
  const sampling = PROFILE_KINDS.filter((kind) => kind.defaultSeconds !== undefined);
  expect(sampling).toMatchObject([{ id: 'cpu', seconds: 'length', defaultSeconds: 30 }]);
});

it('every kind is described in one sentence', () => {
  for (const { title, description } of PROFILE_KINDS) {
    expect(title).toMatch(/^[A-Z]/);
    expect(description).toMatch(/^[A-Z].*[^.]\.$/);
  }
});
