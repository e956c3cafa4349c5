import type { FlameRequests } from '../protocol/flameRequests';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';
import { flamePage } from '../report/flame/flamePage';
import type { OpenView } from '../report/openView';

export type FlameHandlers = {
  readonly [M in keyof FlameRequests]: (
    request: FlameRequests[M]['request'],
  ) => Reply<FlameRequests[M]['value']>;
};

/** What is needed of the open profiles. */
export interface OpenViews {
  view(spec: ViewSpec): Reply<OpenView>;
}

export function flameHandlers(store: OpenViews): FlameHandlers {
  return {
    'pprofLens/flame': (request) => {
      const view = store.view(request.view);
      return view.ok ? succeed(flamePage(view.value, request)) : view;
    },
  };
}
