import type { Connection } from 'vscode-languageserver';
import { readServerStart } from '../protocol/dumpDocumentRequests';
import { answered } from './answered';
import { DUMP_CAPABILITIES, serveDumpLanguage } from './language/dumpLanguage';
import type { ProfileFiles } from './profileStore';
import { ProfileStore } from './profileStore';
import { LongReports } from './reports/longReports';
import type { LongReportLimits } from './reports/longReports';
import type { LongMethod, StartThread } from './reports/reportThread';
import type { RequestHandlers } from './requestHandlers';
import { requestHandlers } from './requestHandlers';

/** Absent: there is no other thread, and long reports are made in this one. */
export interface LongReportOptions {
  readonly start: StartThread;
  readonly limits?: LongReportLimits;
}

/** Answers the profile server's requests on a connection until it closes. */
export function startServer(connection: Connection, files: ProfileFiles, long?: LongReportOptions): void {
  let userModules: readonly string[] = [];
  const store = new ProfileStore(files, () => userModules);
  const log = (message: string): void => {
    connection.console.error(message);
  };
  const reports = long && new LongReports(store, long.start, log, long.limits);
  const handlers = withLongReports(requestHandlers(store), reports);
  connection.onInitialize(({ initializationOptions }) => {
    userModules = readServerStart(initializationOptions).userModules;
    return { capabilities: DUMP_CAPABILITIES, serverInfo: { name: 'pprof Lens profile server' } };
  });
  for (const [method, handler] of Object.entries(handlers)) {
    connection.onRequest(method, (request: unknown) =>
      answered(
        () => handler(request as never),
        (message) => {
          log(`${method}: ${message}`);
        },
      ),
    );
  }
  serveDumpLanguage(connection, () => userModules);
  connection.listen();
}

function withLongReports(handlers: RequestHandlers, reports: LongReports | undefined): RequestHandlers {
  if (reports === undefined) return handlers;
  const long = LONG_METHODS.map((method) => [
    method,
    (request: never) => reports.answer({ method, request }) ?? handlers[method](request),
  ]);
  return {
    ...handlers,
    ...(Object.fromEntries(long) as Pick<RequestHandlers, LongMethod>),
    'pprofLens/closeProfile': async (request) => {
      const reply = await handlers['pprofLens/closeProfile'](request);
      reports.forgetClosed();
      return reply;
    },
  };
}

const LONG_METHODS: readonly LongMethod[] = [
  'pprofLens/text',
  'pprofLens/export',
  'pprofLens/copy',
  'pprofLens/graph',
  'pprofLens/graphSvg',
];
