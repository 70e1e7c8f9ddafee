import { describe, expect, it } from 'vitest';
import { runPuna } from '../fixtures/run-puna.js';
import { serveFixture, type FixtureAnswer } from '../fixtures/serve-fixture.js';

// What is printed for answers that a real server gives only under circumstances that a test can't bring about: other
// programs' versions, graphics cards, failures. All else is in the end-to-end tests.

async function runAgainst(answers: Record<string, FixtureAnswer>, ...words: string[]) {
  await using server = await serveFixture(answers);
  const result = await runPuna(words, { environment: { PUNA_HOST: server.url } });
  return { ...result, received: server.received };
}

/** A server whose model says "Hi". */
const runAnswers = (capabilities: string[], last: object = {}): Record<string, FixtureAnswer> => ({
  'HEAD /': {},
  'POST /api/show': { body: { capabilities } },
  'POST /api/generate': { body: `{"response":"Hi","done":false}\n${JSON.stringify({ done: true, ...last })}\n` },
});

const model = { name: 'Model1:latest', digest: 'abcdef0123456789', size: 1024 };

describe('list', () => {
  const twoHoursAgo = new Date(Date.now() - 2 * 3_600_000).toISOString();
  const models = [
    { ...model, modified_at: twoHoursAgo },
    { ...model, name: 'other', size: 4_661_224_676, modified_at: '0001-01-01T00:00:00Z' },
  ];

  it('prints a table', async () => {
    const { stdout } = await runAgainst({ 'GET /api/tags': { body: { models } } }, 'list');
    expect(stdout.split('\n')).toEqual([
      'NAME             ID              SIZE      MODIFIED    ',
      'Model1:latest    abcdef012345    1.0 KB    2 hours ago    ',
      'other            abcdef012345    4.7 GB    Never          ',
      '',
    ]);
  });

  it('filters by the beginning of the name, whatever its case', async () => {
    const { stdout } = await runAgainst({ 'GET /api/tags': { body: { models } } }, 'ls', 'mod');
    expect(stdout).toContain('Model1');
    expect(stdout).not.toContain('other');
  });
});

describe('ps', () => {
  const inAMoment = new Date(Date.now() + 4.9 * 60_000).toISOString();
  const details = { format: 'gguf' };
  const models = [
    { ...model, size_vram: 512, context_length: 4096, expires_at: inAMoment },
    { ...model, name: 'forever', size_vram: 0, context_length: 512, expires_at: '2318-01-01T00:00:00Z' },
    { ...model, name: 'ending', size_vram: 1024, context_length: 8, expires_at: '2020-01-01T00:00:00Z' },
  ].map((one) => ({ details, ...one }));
  const remote = { ...models[1], name: 'elsewhere', details: { format: 'remote' } };

  it('prints a table', async () => {
    const { stdout } = await runAgainst({ 'GET /api/ps': { body: { models: [...models, remote] } } }, 'ps');
    expect(stdout.split('\n').map((line) => line.split(/ {4,}/).slice(2))).toEqual([
      ['SIZE', 'PROCESSOR', 'CONTEXT', 'UNTIL', ''],
      ['1.0 KB', '50%/50% CPU/GPU', '4096', '4 minutes from now', ''],
      ['1.0 KB', '100% CPU', '512', 'Forever', ''],
      ['1.0 KB', '100% GPU', '8', 'Stopping...', ''],
      ['-', 'Remote', '512', 'Forever', ''],
      [],
    ]);
  });

  it('filters by the beginning of the name exactly', async () => {
    const { stdout } = await runAgainst({ 'GET /api/ps': { body: { models } } }, 'ps', 'model');
    expect(stdout).not.toContain('Model1');
  });
});

describe('errors of the server', () => {
  it('are printed as they are where the answer is one object', async () => {
    const answer = { status: 500, body: { error: 'the disk is full' } };
    const { exitCode, stderr } = await runAgainst({ 'POST /api/copy': answer }, 'cp', 'a', 'b');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'Error: the disk is full\n' });
  });

  it('have their status before them where the answer is a stream', async () => {
    const { stderr } = await runAgainst(
      {
        'HEAD /': {},
        'POST /api/show': { body: { capabilities: ['completion'] } },
        'POST /api/generate': { status: 400, body: { error: '"m" does not support generate' } },
      },
      'run',
      'm',
      'Hello',
    );
    expect(stderr).toBe('Error: 400 Bad Request: "m" does not support generate\n');
  });

  it('in the middle of a stream have none, and what came before is kept', async () => {
    const body = '{"response":"Hel","done":false}\n{"error":"out of memory"}\n';
    const { exitCode, stdout, stderr } = await runAgainst(
      { 'HEAD /': {}, 'POST /api/show': { body: {} }, 'POST /api/generate': { body } },
      'run',
      'm',
      'Hello',
    );
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 1, stdout: 'Hel', stderr: 'Error: out of memory\n' });
  });

  it('may be no JSON', async () => {
    const { stderr } = await runAgainst({ 'GET /api/tags': { status: 502, body: 'bad gateway\n' } }, 'list');
    expect(stderr).toBe('Error: bad gateway\n');
    const { stderr: empty } = await runAgainst({ 'GET /api/tags': { status: 403, body: '' } }, 'list');
    expect(empty).toBe('Error: Forbidden\n');
  });
});

describe('rm', () => {
  it('goes on where a model can not be stopped', async () => {
    const { exitCode, stdout, stderr } = await runAgainst(
      { 'POST /api/generate': { status: 500, body: { error: 'busy' } }, 'DELETE /api/delete': {} },
      'rm',
      'a',
      'b',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toBe("deleted 'a'\ndeleted 'b'\n");
    expect(stderr).toBe("Warning: unable to stop model 'a'\nWarning: unable to stop model 'b'\n");
  });
});

describe('--version', () => {
  it('is that of the server, and the client says where its own is another', async () => {
    const { stdout } = await runAgainst({ 'GET /api/version': { body: { version: '9.8.7' } } }, '-v');
    expect(stdout).toMatch(/^puna version is 9\.8\.7\nWarning: client version is \d+\.\d+\.\d+\n$/);
  });
});

describe('run', () => {
  it('sends the options', async () => {
    const flags = ['--format', '{"type":"object"}', '--keepalive=1h', '--think=low', '--insecure'];
    const { received } = await runAgainst(runAnswers([]), 'run', 'm', 'a', 'b', ...flags);
    expect(JSON.parse(String(received.at(-1)?.body))).toEqual({
      model: 'm',
      prompt: 'a b',
      stream: true,
      format: { type: 'object' },
      keep_alive: '1h',
      think: 'low',
    });
  });

  it('lets models think that can', async () => {
    const thinking = await runAgainst(runAnswers(['completion', 'thinking']), 'run', 'm', 'a');
    expect(JSON.parse(String(thinking.received.at(-1)?.body))).toMatchObject({ think: true });
    const others = await runAgainst(runAnswers(['completion']), 'run', 'm', 'a');
    expect(JSON.parse(String(others.received.at(-1)?.body))).not.toHaveProperty('think');
  });

  it('takes a word after --think for a part of the prompt', async () => {
    const { received } = await runAgainst(runAnswers([]), 'run', 'm', '--think', 'high', 'hills');
    expect(JSON.parse(String(received.at(-1)?.body))).toMatchObject({ think: true, prompt: 'high hills' });
  });

  it('prints the metrics on standard error', async () => {
    const metrics = { total_duration: 2_000_000_000, eval_count: 10, eval_duration: 1_000_000_000 };
    const { stdout, stderr } = await runAgainst(runAnswers([], metrics), 'run', 'm', 'a', '--verbose');
    expect(stdout).toBe('Hi\n\n');
    expect(stderr.split('\n')).toEqual([
      'total duration:       2s',
      'eval count:           10 token(s)',
      'eval duration:        1s',
      'eval rate:            10.00 tokens/s',
      '',
    ]);
  });

  it('prints the vector of an embedding model', async () => {
    const { stdout, received } = await runAgainst(
      {
        'HEAD /': {},
        'POST /api/show': { body: { capabilities: ['embedding'] } },
        'POST /api/embed': { body: { embeddings: [[0.5, -0.25]] } },
      },
      'run',
      'm',
      'some text',
      '--truncate=false',
      '--dimensions',
      '2',
    );
    expect(stdout).toBe('[0.5,-0.25]\n');
    expect(JSON.parse(String(received.at(-1)?.body))).toEqual({
      model: 'm',
      input: 'some text',
      truncate: false,
      dimensions: 2,
    });
  });

  it('needs text for an embedding model', async () => {
    const { stderr } = await runAgainst(
      { 'HEAD /': {}, 'POST /api/show': { body: { capabilities: ['embedding'] } } },
      'run',
      'm',
    );
    expect(stderr).toBe('Error: embedding models require input text. Usage: puna run m "your text here"\n');
  });
});
