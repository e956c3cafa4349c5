/** Requests about the source lines of one function. */
import type { ListRequests } from '../protocol/listRequests';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import { functionListing } from '../report/list/functionListing';
import type { OpenViews } from './tagsHandlers';

export type ListHandlers = {
  readonly [M in keyof ListRequests]: (
    request: ListRequests[M]['request'],
  ) => Reply<ListRequests[M]['value']>;
};

export function listHandlers(store: OpenViews): ListHandlers {
  return {
    'pprofLens/list': (request) => {
      const view = store.view(request.view);
      return view.ok ? succeed(functionListing(view.value, request.functionName)) : view;
    },
  };
}
