/** What VS Code gives a webview's page. */
import type { FromPage } from '../src/protocol/panelMessages';

export interface VsCodeApi {
  postMessage(message: FromPage): void;
  /** What `setState` stored; survives hiding the panel, and reloads if the host restores it. Untrusted. */
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** May be called once. */
  function acquireVsCodeApi(): VsCodeApi;
}
