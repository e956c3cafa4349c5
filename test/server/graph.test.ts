import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphPicture, GraphSvg } from '../../src/protocol/graphRequests';
import type { Reply } from '../../src/protocol/reply';
import type { ViewSpec } from '../../src/protocol/view';
import { connectedServer } from '../support/connectedServer';

const CPU = path.resolve(import.meta.dirname, '../fixtures/profiles/cpu.go1.26.pb.gz');

/** The call graph through the real protocol. */
describe('the graph of a CPU profile', () => {
  let client: MessageConnection;
  const view: ViewSpec = { profile: 1, sampleType: 0 };

  beforeAll(async () => {
    client = await connectedServer();
    await client.sendRequest('pprofLens/openProfile', { profile: 1, path: CPU });
  });

  afterAll(() => {
    client.dispose();
  });

  async function valueOf<T>(method: string, request: object): Promise<T> {
    const reply = await client.sendRequest<Reply<T>>(method, request);
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  }

  it('is drawn, with fewer nodes where that is wanted', async () => {
    const nodes = async (choice: object): Promise<number> => {
      const { boxes } = await valueOf<GraphPicture>('pprofLens/graph', { view, ...choice });
      return boxes.filter(({ kind }) => kind === 'node').length;
    };
    expect(await nodes({})).toBe(36);
    expect(await nodes({ nodeCount: 10 })).toBeLessThanOrEqual(10);
    expect(await nodes({ view: { ...view, filters: { focus: 'fibonacci' } } })).toBeLessThan(36);
  });

  it('is a file as well', async () => {
    const { text } = await valueOf<GraphSvg>('pprofLens/graphSvg', { view });
    expect(text.startsWith('<?xml')).toBe(true);
    expect(text.match(/class="node"/g)).toHaveLength(36);
  });

  it('is not had of a profile that is not open', async () => {
    const reply = await client.sendRequest<Reply<GraphPicture>>('pprofLens/graph', {
      view: { profile: 9, sampleType: 0 },
    });
    expect(reply.ok).toBe(false);
  });
});
