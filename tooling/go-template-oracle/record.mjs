// Records what Go's text/template gives for the hand-written and the generated cases. Needs Go on the PATH.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { data } from './cases/data.mjs';
import { functionTemplates } from './cases/functions.mjs';
import { generateTemplates } from './cases/generated.mjs';
import { languageTemplates } from './cases/language.mjs';
import { printfTemplates } from './cases/printf.mjs';

const count = Number(process.argv[2] ?? 600);
const seed = Number(process.argv[3] ?? 1);
const folder = fileURLToPath(new URL('.', import.meta.url));
const fixtures = fileURLToPath(new URL('../../packages/prompt/src/go-template/fixtures/', import.meta.url));

// Go's `slice` refuses an int that comes from a map of `any`, unless a pipeline or a variable unwrapped it. The
// interpreter doesn't track wrapping and takes it, so these cases are left out.
const interfaceAsIndex = 'cannot index slice/array with type interface {}';

function record(list) {
  const input = JSON.stringify(list.map((template) => ({ template, data })));
  const ran = spawnSync('go', ['run', '.'], { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(ran.error?.message ?? ran.stderr);
  return JSON.parse(ran.stdout)
    .map(({ template, output, parseError, execError }) => ({ template, output, parseError, execError }))
    .filter(({ execError = '' }) => !execError.includes(interfaceAsIndex));
}

function write(name, cases) {
  const lines = cases.map((one) => JSON.stringify(one)).join(',\n');
  writeFileSync(`${fixtures}${name}.json`, `{"data": ${JSON.stringify(data)},\n"cases": [\n${lines}\n]}\n`);
}

write('hand-written', record([...languageTemplates, ...functionTemplates, ...printfTemplates]));
write('generated', record(generateTemplates(count, seed)));
