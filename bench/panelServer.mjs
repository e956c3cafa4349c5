import { spawn } from 'node:child_process';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** The profile server as a process of its own, as the extension starts it. */
export async function panelServer(script) {
  const child = spawn(process.execPath, ['--max-old-space-size=6144', script, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  return {
    async open(profile, file) {
      const reply = await connection.sendRequest('pprofLens/openProfile', { profile, path: file });
      if (!reply.ok) throw new Error(reply.problem.message);
      return { id: profile, ...reply.value };
    },
    /** What the extension host does with an ask of the page. */
    async answer(profile, sampleType, { kind, ...ask }) {
      const view = { profile, sampleType };
      const reply = await connection.sendRequest(`pprofLens/${kind}`, { ...ask, kind, view });
      return reply.ok ? { ok: true, value: { kind, page: reply.value } } : reply;
    },
    close() {
      connection.dispose();
      child.kill();
    },
  };
}
