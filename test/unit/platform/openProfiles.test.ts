import { beforeEach, describe, expect, it } from 'vitest';
import { OpenProfiles } from '../../../src/platform/openProfiles';
import { succeed } from '../../../src/protocol/reply';

const COMPARED = { profile: 2, sampleType: 0, base: { profile: 1, mode: 'diffBase' } } as const;

let asked: string[];
let profiles: OpenProfiles;
beforeEach(async () => {
  asked = [];
  const server = {
    instance: 1,
    onDidStop: () => ({ dispose: () => undefined }),
    ask: (method: string, { profile }: { profile?: number }) => {
      asked.push([method.replace('pprofLens/', ''), ...(profile === undefined ? [] : [profile])].join(' '));
      return Promise.resolve(succeed(null));
    },
  };
  profiles = new OpenProfiles(server as unknown as ConstructorParameters<typeof OpenProfiles>[0]);
  for (const id of [1, 2]) await profiles.read(id, `/p/${id}.pb.gz`);
  asked = [];
});

const top = { view: COMPARED, sort: 'flat', descending: true, filter: '', offset: 0, limit: 1 } as const;

describe('a view that is held', () => {
  it('can be asked about although its base left the list, until it is let go', async () => {
    const held = profiles.hold(COMPARED);
    await profiles.forget(1);
    expect(await profiles.ask('pprofLens/top', top)).toMatchObject({ ok: true });
    expect(asked).toEqual(['top']);
    held.dispose();
    held.dispose();
    expect(asked).toEqual(['top', 'closeProfile 1']);
    expect(await profiles.ask('pprofLens/top', top)).toMatchObject({ ok: false });
  });

  it('is held as long as anybody holds it', async () => {
    const [first, second] = [profiles.hold(COMPARED), profiles.hold(COMPARED)];
    await profiles.forget(2);
    first.dispose();
    expect(asked).toEqual([]);
    second.dispose();
    expect(asked).toEqual(['closeProfile 2']);
  });

  it('stays open while others are opened', async () => {
    const held = profiles.hold(COMPARED);
    for (const id of [3, 4, 5, 6]) await profiles.read(id, `/p/${id}.pb.gz`);
    await profiles.ask('pprofLens/top', { ...top, view: { profile: 6, sampleType: 0 } });
    expect(asked.filter((one) => one.startsWith('close'))).toEqual(['closeProfile 3', 'closeProfile 4']);
    held.dispose();
    await profiles.ask('pprofLens/top', { ...top, view: { profile: 6, sampleType: 0 } });
    expect(asked.filter((one) => one.startsWith('close'))).toEqual(['closeProfile 3', 'closeProfile 4']);
  });
});
