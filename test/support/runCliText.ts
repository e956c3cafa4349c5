import { ourAnswer } from './ourAnswer';

/** What the terminal front prints, or undefined where it refuses. */
export async function runCliText(args: readonly string[]): Promise<string | undefined> {
  const { output, messages } = await ourAnswer(args);
  return messages === '' || messages.startsWith('exit status 0\n') ? output.toString('utf8') : undefined;
}
