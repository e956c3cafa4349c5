/** `npm run l10n`: writes `l10n/bundle.l10n.json`, and says what each translation lacks or has too much. */
import fs from 'node:fs';
import path from 'node:path';
import { BUNDLE, ROOT, findMessages } from './messages.mjs';

const { bundle, problems } = findMessages();
for (const problem of problems) console.error(problem);
const file = path.join(ROOT, BUNDLE);
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, `${JSON.stringify(bundle, undefined, 2)}\n`);
console.log(`${BUNDLE}: ${Object.keys(bundle).length} messages`);
for (const name of fs.readdirSync(path.dirname(file)).filter((one) => one !== path.basename(BUNDLE))) {
  const translated = JSON.parse(fs.readFileSync(path.join(path.dirname(file), name), 'utf8'));
  const missing = Object.keys(bundle).filter((key) => !Object.hasOwn(translated, key));
  const extra = Object.keys(translated).filter((key) => !Object.hasOwn(bundle, key));
  console.log(`${name}: ${missing.length} missing, ${extra.length} no longer used`);
  for (const key of missing) console.log(`  + ${key}`);
  for (const key of extra) console.log(`  - ${key}`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
