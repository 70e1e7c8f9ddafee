import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@puna-tooling/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPuna } from '../fixtures/run-puna.js';
import { serveFixture, type FixtureServer } from '../fixtures/serve-fixture.js';

const answers = {
  'HEAD /': {},
  'POST /api/create': { body: '{"status":"success"}\n' },
};

let folder: Awaited<ReturnType<typeof temporaryDirectory>>;

beforeAll(async () => {
  folder = await temporaryDirectory();
});

afterAll(() => folder.remove());

/** Runs `puna create` in the test's folder. */
function create(server: FixtureServer, ...words: string[]) {
  const environment = { PUNA_HOST: server.url };
  return runPuna(['create', 'mine', ...words], { environment, workingDirectory: folder.path });
}

/** What `puna create` prints of a Modelfile that it refuses. Nothing may reach the server. */
async function refusalOf(text: string | Uint8Array, ...words: string[]): Promise<string> {
  await writeFile(join(folder.path, 'Modelfile'), text);
  await using server = await serveFixture(answers);
  const { exitCode, stdout, stderr } = await create(server, ...words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(server.received.map(({ method }) => method)).toEqual(['HEAD']);
  return stderr;
}

describe('a broken Modelfile', () => {
  it('is refused in the words of the original, with the place and what to do', async () => {
    expect(await refusalOf('FROM m\nPARAMETER num_ctxx 4096\n')).toBe(
      [
        "Error: unknown parameter 'num_ctxx'",
        'Modelfile:2:11',
        '  PARAMETER num_ctxx 4096',
        '            ^',
        'Hint: did you mean num_ctx?',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a value of the wrong type', 'FROM m\nPARAMETER seed  x', 'invalid int value [x]', '2:17'],
    ['quotes that never end', 'FROM m\nSYSTEM """a\nb', 'unexpected EOF', '2:8'],
    [
      'a role that is none',
      'FROM m\nMESSAGE tool x',
      '(line 2): message role must be one of "system", "user", or "assistant"',
      '2:9',
    ],
    ['a version that is none', 'FROM m\nREQUIRES new', 'requires must be a valid semver (e.g. 0.14.0)', '2:10'],
    ['nothing to start from', 'SYSTEM a', 'no FROM line', '1:1'],
  ])('is refused for %s', async (_what, text, message, place) => {
    const [error, shownPlace, , , hint] = (await refusalOf(text)).split('\n');
    expect([error, shownPlace]).toEqual([`Error: ${message}`, `Modelfile:${place}`]);
    expect(hint).toMatch(/^Hint: ./);
  });

  it('is named as the user named it', async () => {
    await mkdir(join(folder.path, 'models'), { recursive: true });
    await writeFile(join(folder.path, 'models', 'mario'), 'FORM m');
    expect(await refusalOf('FROM m', '-f', 'models/mario')).toContain('\nmodels/mario:1:1\n  FORM m\n  ^\n');
  });

  it('is shown whatever its encoding', async () => {
    const text = await refusalOf(Buffer.from('\u{feff}FROM m\r\nFORM größer', 'utf16le'));
    expect(text).toContain('\nModelfile:2:1\n  FORM größer\n  ^\n');
  });

  it('has no line to show where it is empty', async () => {
    const hint = 'Hint: add a line such as "FROM llama3.2" or "FROM ./model.gguf"';
    expect(await refusalOf('')).toBe(`Error: no FROM line\nModelfile:1:1\n${hint}\n`);
  });
});

describe('what can not be imported', () => {
  it('is not sent', async () => {
    await writeFile(join(folder.path, 'pytorch_model.bin'), 'PK\u{3}\u{4}archive');
    const printed = await refusalOf('FROM ./pytorch_model.bin');
    expect(printed).toContain('\nError: PyTorch files can not be imported: pytorch_model.bin\n');
    expect(printed).toContain('\nHint: use the safetensors version of the model');
  });
});

describe('the request', () => {
  it.each([
    [[], {}],
    [['-q', 'q4_K_M'], { quantize: 'q4_K_M' }],
    [['--quantize=q4_K_M', '--requantize'], { quantize: 'q4_K_M', allow_requantize: true }],
    [['--requantize=false'], {}],
    [['--draft-quantize', 'q8_0'], { draft_quantize: 'q8_0' }],
  ])('with the flags %j', async (words, fields) => {
    await writeFile(join(folder.path, 'Modelfile'), 'FROM m');
    await using server = await serveFixture(answers);
    expect(await create(server, ...words)).toMatchObject({ exitCode: 0 });
    const body = JSON.parse(server.received.at(-1)?.body.toString() ?? '') as object;
    expect(body).toEqual({
      model: 'mine',
      from: 'm',
      license: [],
      parameters: {},
      messages: [],
      stream: true,
      ...fields,
    });
  });
});

describe('a Modelfile of a model that runs elsewhere', () => {
  it('goes to the server with its engines, whatever lies here under its name', async () => {
    await mkdir(join(folder.path, 'Qwen', 'big'), { recursive: true });
    const lines = ['FROM Qwen/big', 'PARAMETER remote_host http://a:1/v1', 'PARAMETER remote_host http://b:1/v1'];
    const more = ['PARAMETER capability completion', 'PARAMETER runtime openai', 'SYSTEM Be kind.'];
    await writeFile(join(folder.path, 'Modelfile'), [...lines, ...more].join('\n'));
    await using server = await serveFixture(answers);
    expect((await create(server)).exitCode).toBe(0);
    const body = JSON.parse(String(server.received.at(-1)?.body)) as object;
    expect(body).toMatchObject({
      from: 'Qwen/big',
      remote_host: ['http://a:1/v1', 'http://b:1/v1'],
      info: { capabilities: ['completion'] },
      parameters: { runtime: 'openai' },
      system: 'Be kind.',
    });
    expect(body).not.toHaveProperty('files');
  });
});
