/** The other end of `LongReports`: a profile server in a thread, which is given its profiles. */
import { answered } from '../answered';
import type { ProfileFiles } from '../profileStore';
import { ProfileStore } from '../profileStore';
import { requestHandlers } from '../requestHandlers';
import type { FromThread, ToThread } from './reportThread';
import { receivedProfile } from './sentProfile';

export interface ReportPort {
  on(event: 'message', listener: (message: ToThread) => void): unknown;
  postMessage(message: FromThread): void;
}

export function serveReports(port: ReportPort, files: ProfileFiles): void {
  const store = new ProfileStore(files);
  const handlers = requestHandlers(store);
  const log = (message: string): void => {
    port.postMessage({ kind: 'defect', message });
  };
  port.on('message', (message) => {
    switch (message.kind) {
      case 'profile':
        store.take(message.id, receivedProfile(message.profile));
        return;
      case 'forget':
        store.close(message.id);
        return;
      case 'ask': {
        const { number, ask } = message;
        void answered(() => handlers[ask.method](ask.request as never), log).then((reply) => {
          port.postMessage({ kind: 'reply', number, reply });
        });
      }
    }
  });
}
