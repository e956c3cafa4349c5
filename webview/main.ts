/** Starts the page. It asks, shows and forgets: no profile is read and no file is touched here. */
import { HostConnection } from './hostConnection';
import { PageStateStore } from './pageState';
import { PanelPage } from './panelPage';
import { registerUi } from './ui/toolkit';

function start(): void {
  const api = acquireVsCodeApi();
  registerUi();
  const connection = new HostConnection(api);
  const page = new PanelPage(connection, new PageStateStore(api));
  document.getElementById('root')?.replaceChildren(page.element);
  connection.start(page);
}

start();
