import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectedServer } from '../support/connectedServer';

const RECORDINGS = path.resolve(import.meta.dirname, '../../examples/leakdemo/recordings/leak_demo');

/** What the leaking program's heap texts say, through the real protocol. */
describe('the memory of leak_demo', () => {
  let client: MessageConnection;
  const ask = (method: string, request: object): Promise<unknown> => client.sendRequest(method, request);

  beforeAll(async () => {
    client = await connectedServer();
    const open = (profile: number, file: string): Promise<unknown> =>
      ask('pprofLens/openProfile', { profile, path: path.join(RECORDINGS, file) });
    await open(1, '1-1000/heap.debug1.txt');
    await open(2, '3-20312/heap.debug1.txt');
    await open(3, '3-20312/goroutine.pb.gz');
    await open(4, '3-20312/heap.pb.gz');
  });

  afterAll(() => {
    client.dispose();
  });

  it('is in objects and in stacks of 2 kB each, and grew', async () => {
    const answer = await ask('pprofLens/memory', { profile: 2, base: 1, goroutines: 3 });
    expect(answer).toMatchObject({ ok: true, value: { kind: 'stats' } });
    const text = JSON.stringify(answer);
    expect(text).toContain('Stacks take 34.67% of it');
    expect(text).toContain('2.03kB of stack for each of 20,318 goroutines');
    expect(text).toContain('Allocated objects grew most');
  });

  it('is not said by the profile itself', async () => {
    expect(await ask('pprofLens/memory', { profile: 4 })).toMatchObject({ value: { kind: 'noStats' } });
  });

  it('has records whose frames are those of the view', async () => {
    const request = { profile: 2, sort: 'inUseBytes', by: 'estimated', offset: 0, limit: 1 };
    const answer = (await ask('pprofLens/memoryRecords', request)) as {
      value: { rowCount: number; rows: { frames: { name: string; place: number }[] }[] };
    };
    const frame = answer.value.rows[0]?.frames.find(({ place }) => place >= 0);
    const view = { profile: 2, sampleType: 0 };
    expect(await ask('pprofLens/resolvePlace', { view, place: frame?.place })).toMatchObject({
      value: { functionName: frame?.name },
    });
  });

  it('goes up over time', async () => {
    const profiles = [
      { profile: 2, timeMillis: 2000 },
      { profile: 1, timeMillis: 1000 },
    ];
    expect(await ask('pprofLens/memorySeries', { profiles })).toMatchObject({
      value: { timesMillis: [1000, 2000], lines: [{ title: 'Held by Go' }, {}, {}, {}, {}, {}, {}] },
    });
  });
});
