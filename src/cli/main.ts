import { runCli } from './runCli';
import { errorCode } from './systemError';

// Whoever reads the output may have seen enough, as in `pprof-lens -traces FILE | head`.
process.on('uncaughtException', (error) => {
  if (errorCode(error) === 'EPIPE') process.exit(0);
  throw error;
});

void runCli(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
