import type { OpenProfiles } from '../platform/openProfiles';
import type { Reply } from '../protocol/reply';
import type { ServerMethod, ServerRequests } from '../protocol/serverRequests';
import type { ProfileId } from '../protocol/view';

/** For questions that change nothing: they may be asked once more of a server that was started anew. */
export async function askAgainIfLost<M extends ServerMethod>(
  profiles: OpenProfiles,
  needed: readonly ProfileId[],
  method: M,
  request: ServerRequests[M]['request'],
): Promise<Reply<ServerRequests[M]['value']>> {
  const reply = await profiles.askAbout(needed, method, request);
  return 'isLost' in reply ? profiles.askAbout(needed, method, request) : reply;
}
