import './serverLanguage';
import { parentPort } from 'node:worker_threads';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DISK_FILES } from './diskFiles';
import { startWorker } from './reports/reportThread';
import { serveReports } from './reports/serveReports';
import { startServer } from './startServer';

// Long reports are made by this same program in a thread.
if (parentPort) serveReports(parentPort, DISK_FILES);
else startServer(createConnection(ProposedFeatures.all), DISK_FILES, { start: startWorker(__filename) });
