import { describe, expect, it } from 'vitest';
import { profileOffers } from '../../../src/commands/profileOffers';

const entry = (name: string, count?: number) => ({
  name,
  description: 'As the index says.',
  ...(count !== undefined && { count }),
});

describe('profileOffers', () => {
  it('has the address that was typed first, with all that it says, and marks it', () => {
    const given = { profile: 'heap', seconds: 5, query: { gc: '1' } };
    const offers = profileOffers([entry('heap', 3)], given);
    expect(offers.map(({ kind, request }) => ({ kind, request }))).toEqual([
      { kind: 'given', request: given },
      { kind: 'listed', request: { profile: 'heap' } },
    ]);
  });

  it('says counts, also of nothing, but no 0 for the CPU profile that is yet to be taken', () => {
    const offers = profileOffers([entry('profile', 0), entry('block', 0), entry('goroutine', 7)], undefined);
    expect(offers.map(({ label, count }) => [label, count])).toEqual([
      ['profile (CPU)', ''],
      ['block', '0'],
      ['goroutine', '7'],
    ]);
  });

  it('describes a profile of the program itself as the index does', () => {
    expect(profileOffers([entry('example.com/conns')], undefined)).toMatchObject([
      { label: 'example.com/conns', count: '', detail: 'As the index says.' },
    ]);
  });
});
