/** The least that a program on Node has to do with a profile: inflate it and look at each byte once. */
import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';

const file = fs.readFileSync(process.argv[2]);
const size = file.readUInt32LE(file.length - 4);
const bytes = gunzipSync(file, { chunkSize: size + 1 });
let sum = 0;
for (let at = 0; at < bytes.length; at++) sum = (sum + bytes[at]) | 0;
console.log(sum);
