// Puts page, libraries and words into the one file that works without a network: node build.mjs TARGET
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
const read = (...path) => readFileSync(join(here, ...path), 'utf8');
const licensed = (name, text) => `/* ${name}, MIT License */\n${text}`;
// what ends a script may not stand in one
const safe = text => text.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
const parts = {
  FFLATE: licensed('fflate', read('..', 'node_modules', 'fflate', 'umd', 'index.js')),
  SHA256: licensed('js-sha256', read('..', 'node_modules', 'js-sha256', 'build', 'sha256.min.js')),
  WORDS: read('..', '..', 'resources', 'proof', 'words.json'),
  VERIFY: read('verify.js')
};
let page = read('verify.html');
for (const [name, text] of Object.entries(parts)) {
  page = page.replace(`/*${name}*/`, () => safe(text));
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, page);
