/** Starts the page. It asks, shows and forgets: no profile is read and no file is touched here. */
import './pageLanguage';
import { HostConnection } from './hostConnection';
import { PageStateStore } from './pageState';
import { PanelPage } from './panelPage';
import { registerUi } from './ui/toolkit';

function start(): void {
  const api = acquireVsCodeApi();
  registerUi();
  const connection = new HostConnection(api);
  const root = document.getElementById('root');
  const store = new PageStateStore(api, {
    page: root?.dataset['page'] ?? '',
    kept: root?.dataset['kept'] ?? '',
    keep: (text) => {
      connection.post({ type: 'keepPage', text });
    },
  });
  const page = new PanelPage(connection, store);
  root?.replaceChildren(page.element);
  connection.start(page);
}

start();
