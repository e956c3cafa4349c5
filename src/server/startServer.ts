import type { Connection } from 'vscode-languageserver';
import { readServerStart } from '../protocol/dumpDocumentRequests';
import type { Reply } from '../protocol/reply';
import { fail } from '../protocol/reply';
import { DUMP_CAPABILITIES, serveDumpLanguage } from './language/dumpLanguage';
import type { ProfileFiles } from './profileStore';
import { ProfileStore } from './profileStore';
import { requestHandlers } from './requestHandlers';

/** Answers the profile server's requests on a connection until it closes. */
export function startServer(connection: Connection, files: ProfileFiles): void {
  let userModules: readonly string[] = [];
  const handlers = requestHandlers(new ProfileStore(files, () => userModules));
  connection.onInitialize(({ initializationOptions }) => {
    userModules = readServerStart(initializationOptions).userModules;
    return { capabilities: DUMP_CAPABILITIES, serverInfo: { name: 'pprof Lens profile server' } };
  });
  for (const [method, handler] of Object.entries(handlers)) {
    const log = (message: string): void => {
      connection.console.error(`${method}: ${message}`);
    };
    connection.onRequest(method, (request: unknown) => answered(() => handler(request as never), log));
  }
  serveDumpLanguage(connection, () => userModules);
  connection.listen();
}

/** A handler that throws is a defect of ours; the person still gets an answer, and the log says where it was. */
async function answered(
  handle: () => Promise<Reply<unknown>> | Reply<unknown>,
  log: (message: string) => void,
): Promise<Reply<unknown>> {
  try {
    return await handle();
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    return fail(`The profile server could not answer: ${reason}. The output channel “pprof Lens” has more.`);
  }
}
