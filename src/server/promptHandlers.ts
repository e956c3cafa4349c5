import type { PromptRequests } from '../protocol/promptRequests';
import type { Reply } from '../protocol/reply';
import { succeed } from '../protocol/reply';
import type { ProfileStore } from './profileStore';
import { Prompts } from './prompts';

type PromptHandlers = {
  readonly [M in keyof PromptRequests]: (
    request: PromptRequests[M]['request'],
  ) => Promise<Reply<PromptRequests[M]['value']>> | Reply<PromptRequests[M]['value']>;
};

/** The prompt's part of the protocol. */
export function promptHandlers(store: ProfileStore): PromptHandlers {
  const prompts = new Prompts(store);
  return {
    'pprofLens/openPrompt': (request) => prompts.open(request),
    'pprofLens/promptLine': (request) => prompts.line(request),
    'pprofLens/promptSources': (request) => prompts.sources(request),
    'pprofLens/promptMore': ({ prompt }) => prompts.more(prompt),
    'pprofLens/cancelPrompt': async ({ prompt }) => succeed(await prompts.cancel(prompt)),
    'pprofLens/completePrompt': (request) => succeed(prompts.complete(request)),
    'pprofLens/closePrompt': ({ prompt }) => {
      prompts.close(prompt);
      return succeed(null);
    },
  };
}
