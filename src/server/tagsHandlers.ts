/** Requests about the labels of samples. */
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import type { TagsRequests } from '../protocol/tagsRequests';
import type { ViewSpec } from '../protocol/view';
import type { OpenView } from '../report/openView';
import { tagsPage } from '../report/tags/tagsPage';
import { rowWindow } from './rowWindow';

export type TagsHandlers = {
  readonly [M in keyof TagsRequests]: (
    request: TagsRequests[M]['request'],
  ) => Reply<TagsRequests[M]['value']>;
};

/** What is needed of the open profiles. */
export interface OpenViews {
  view(spec: ViewSpec): Reply<OpenView>;
}

export function tagsHandlers(store: OpenViews): TagsHandlers {
  return {
    'pprofLens/tags': (request) => {
      const view = store.view(request.view);
      return view.ok ? succeed(tagsPage(view.value, { ...request, ...rowWindow(request) })) : view;
    },
  };
}
