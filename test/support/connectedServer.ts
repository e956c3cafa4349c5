import { PassThrough } from 'node:stream';
import type { MessageConnection } from 'vscode-languageserver/node';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { ServerStart } from '../../src/protocol/dumpDocumentRequests';
import { DISK_FILES } from '../../src/server/diskFiles';
import type { LongReportOptions } from '../../src/server/startServer';
import { startServer } from '../../src/server/startServer';

/** The client's end of a connection to the profile server: the real protocol and real files, over streams in memory. */
export async function connectedServer(
  initializationOptions?: ServerStart,
  long?: LongReportOptions,
): Promise<MessageConnection> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(toServer, toClient), DISK_FILES, long);
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.listen();
  const start = { processId: null, rootUri: null, capabilities: {}, initializationOptions };
  await client.sendRequest('initialize', start);
  return client;
}
