// `pnpm check:layers`: fails where an import goes up a layer, or around a package's front door.
// The layers are in layers.json; the rules are in layers/.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers/check-layers.mjs';

const ownFolder = path.dirname(fileURLToPath(import.meta.url));
const rules = JSON.parse(readFileSync(path.join(ownFolder, 'layers.json'), 'utf8'));
const findings = checkLayers(path.resolve(ownFolder, '../..'), rules);

for (const { rule, where, what, remedy } of findings) console.error(`${where}: ${what} [${rule}]\n  ${remedy}`);
console.log(findings.length === 0 ? 'Every import keeps to its layer.' : `${findings.length} against the layer rules.`);
process.exitCode = findings.length === 0 ? 0 : 1;
