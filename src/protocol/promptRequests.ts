/**
 * The prompt's requests: a line goes to the profile server, its answer comes back in pages, so that another request is
 * answered between two of them and Ctrl+C finds something to stop.
 */
import type { ViewSpec } from './view';

/** The extension host gives the numbers, so that a prompt survives a restart of the server. */
export type PromptId = number;

export interface OpenPromptRequest {
  readonly prompt: PromptId;
  readonly view: ViewSpec;
  /** Where files are written and sources are looked for; `''` when no folder is open. */
  readonly currentFolder: string;
  /** Links resolved. No source outside these folders is read. */
  readonly readableFolders: readonly string[];
  /** Lines that set options before the server was restarted; their answers are not wanted again. */
  readonly settings: readonly string[];
}

export interface OpenedPrompt {
  readonly greeting: string;
}

export interface PromptLineRequest {
  readonly prompt: PromptId;
  readonly line: string;
  /** Grows when recorded paths may lead elsewhere than before. */
  readonly sourcesRevision: number;
}

export interface PromptRequest {
  readonly prompt: PromptId;
}

/** Where a source that the profile names is here, or a sentence why it is nowhere. */
export type LocatedSource =
  | { readonly recordedPath: string; readonly localPath: string }
  | { readonly recordedPath: string; readonly why: string };

export interface PromptSourcesRequest {
  readonly prompt: PromptId;
  readonly sources: readonly LocatedSource[];
}

export interface CompletePromptRequest {
  readonly prompt: PromptId;
  /** Up to the cursor. */
  readonly line: string;
}

export type PromptPart =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  /** A file that the report goes to: the line that says so, and its absolute path. */
  | { readonly kind: 'file'; readonly text: string; readonly path: string };

export type PromptAnswer =
  /** Of about 64 KiB. `done` waits for the next line, `end` is the end of the prompt. */
  | {
      readonly kind: 'page';
      readonly parts: readonly PromptPart[];
      readonly state: 'more' | 'done' | 'end';
    }
  /** Before a listing: where are these? The answer is asked for again with `promptSources`. */
  | { readonly kind: 'sources'; readonly recordedPaths: readonly string[] }
  /** The server holds no such prompt, or no longer. */
  | { readonly kind: 'unknown' };

export type PromptCompletion =
  | {
      readonly kind: 'completion';
      /** Where in the line that begins which a candidate replaces. */
      readonly from: number;
      readonly candidates: readonly string[];
    }
  | { readonly kind: 'unknown' };

/** Method names and the types that belong to them. */
export interface PromptRequests {
  'pprofLens/openPrompt': { request: OpenPromptRequest; value: OpenedPrompt };
  'pprofLens/promptLine': { request: PromptLineRequest; value: PromptAnswer };
  'pprofLens/promptSources': { request: PromptSourcesRequest; value: PromptAnswer };
  'pprofLens/promptMore': { request: PromptRequest; value: PromptAnswer };
  /** What is left to say about what was stopped. */
  'pprofLens/cancelPrompt': { request: PromptRequest; value: readonly PromptPart[] };
  'pprofLens/completePrompt': { request: CompletePromptRequest; value: PromptCompletion };
  'pprofLens/closePrompt': { request: PromptRequest; value: null };
}
