import { graphPicture } from '../report/graph/graphPicture';
import { graphSvg } from '../report/graph/graphSvg';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import type { GraphRequest, GraphRequests } from '../protocol/graphRequests';
import type { ProfileStore } from './profileStore';

type GraphHandlers = {
  readonly [M in keyof GraphRequests]: (request: GraphRequest) => Reply<GraphRequests[M]['value']>;
};

export function graphHandlers(store: Pick<ProfileStore, 'view'>): GraphHandlers {
  return {
    'pprofLens/graph': (request) => {
      const view = store.view(request.view);
      return view.ok ? succeed(graphPicture(view.value, request)) : view;
    },
    'pprofLens/graphSvg': (request) => {
      const view = store.view(request.view);
      return view.ok ? graphSvg(view.value, request) : view;
    },
  };
}
