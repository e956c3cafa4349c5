import fs from 'node:fs/promises';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './startServer';

startServer(createConnection(ProposedFeatures.all), {
  readFile: (path) => fs.readFile(path),
  writeFile: (path, bytes) => fs.writeFile(path, bytes, { mode: 0o600 }),
  fileSize: async (path) => (await fs.stat(path)).size,
});
