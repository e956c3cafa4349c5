import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { DISK_FILES } from './diskFiles';
import { startServer } from './startServer';

startServer(createConnection(ProposedFeatures.all), DISK_FILES);
