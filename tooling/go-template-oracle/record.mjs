// Records what Go's text/template gives for the hand-written and the generated cases. Needs Go on the PATH.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateChatTemplates } from './cases/chat-templates.mjs';
import { conversations, toGoConversation } from './cases/conversations.mjs';
import { data } from './cases/data.mjs';
import { familyTemplates } from './cases/families.mjs';
import { functionTemplates } from './cases/functions.mjs';
import { generateTemplates } from './cases/generated.mjs';
import { languageTemplates } from './cases/language.mjs';
import { printfTemplates } from './cases/printf.mjs';

const count = Number(process.argv[2] ?? 1600);
const seed = Number(process.argv[3] ?? 1);
const folder = fileURLToPath(new URL('.', import.meta.url));
const fixtures = fileURLToPath(new URL('../../packages/prompt/src/go-template/fixtures/', import.meta.url));

// Go's `slice` refuses an int that comes from a map of `any`, unless a pipeline or a variable unwrapped it. The
// interpreter doesn't track wrapping and takes it, so these cases are left out.
const interfaceAsIndex = 'cannot index slice/array with type interface {}';

/** Runs cases with Go. The results are in the same order; those that can't be compared are undefined. */
function run(cases) {
  const input = JSON.stringify(cases);
  const ran = spawnSync('go', ['run', '.'], { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(ran.error?.message ?? ran.stderr);
  return JSON.parse(ran.stdout).map(({ template, output, parseError, execError }) =>
    execError?.includes(interfaceAsIndex) ? undefined : { template, output, parseError, execError },
  );
}

function write(name, shared, cases) {
  const lines = cases.filter((one) => one !== undefined).map((one) => JSON.stringify(one));
  const [[key, value]] = Object.entries(shared);
  writeFileSync(
    `${fixtures}${name}.json`,
    `{"${key}": ${JSON.stringify(value)},\n"cases": [\n${lines.join(',\n')}\n]}\n`,
  );
}

const withData = (templates) => run(templates.map((template) => ({ template, data })));

/** Family templates run with every conversation, generated ones with one each. */
function chatCases() {
  const cases = [
    ...familyTemplates().flatMap((template) => conversations.map((_, conversation) => ({ template, conversation }))),
    ...generateChatTemplates(count, seed).map((template, index) => ({
      template,
      conversation: index % conversations.length,
    })),
  ];
  const results = run(
    cases.map(({ template, conversation }) => ({
      template,
      conversation: toGoConversation(conversations[conversation]),
    })),
  );
  return results.map((result, index) => result && { conversation: cases[index].conversation, ...result });
}

write('hand-written', { data }, withData([...languageTemplates, ...functionTemplates, ...printfTemplates]));
write('generated', { data }, withData(generateTemplates(count, seed)));
write('chat', { conversations }, chatCases());
