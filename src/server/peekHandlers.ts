/** Requests about the callers and callees of one function. */
import type { PeekRequests } from '../protocol/peekRequests';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import { peekPage } from '../report/peek/peekPage';
import { rowWindow } from './rowWindow';
import type { OpenViews } from './tagsHandlers';

export type PeekHandlers = {
  readonly [M in keyof PeekRequests]: (
    request: PeekRequests[M]['request'],
  ) => Reply<PeekRequests[M]['value']>;
};

export function peekHandlers(store: OpenViews): PeekHandlers {
  return {
    'pprofLens/peek': (request) => {
      const view = store.view(request.view);
      return view.ok ? succeed(peekPage(view.value, { ...request, ...rowWindow(request) })) : view;
    },
  };
}
