import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgressResponse, ShowResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { startTestServer, temporaryDirectory, type TestServer } from '@puna-tooling/testing';
import { convertHuggingFace, directoryFiles } from '@puna/convert';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { smallCheckpoint } from './fixtures/small-checkpoint.js';
import { progressStatuses } from './fixtures/progress-statuses.js';
import { uploadFiles } from './fixtures/upload-files.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(startServer);
  await create({ model: 'f16', files: await uploadFiles(server, smallCheckpoint({ layers: 2, hidden: 256 })) });
});
afterAll(() => server.close());

const create = (body: unknown): Promise<ProgressResponse[]> => server.postLines('/api/create', body);
const blobs = (): Promise<string[]> => readdir(join(server.modelsDirectory, 'blobs'));

async function levelOf(model: string): Promise<string> {
  return (await server.post<ShowResponse>('/api/show', { model })).details.quantization_level ?? '';
}

/** The digest of the weights that `/api/show` names. */
async function weightsOf(model: string): Promise<string> {
  const { modelfile } = await server.post<ShowResponse>('/api/show', { model });
  return /^FROM .*(sha256-[0-9a-f]{64})$/mu.exec(modelfile ?? '')?.[1] ?? '';
}

describe('a model that is created in a number format', () => {
  it.each([
    ['q8_0', 'Q8_0'],
    ['Q4_K', 'Q4_K_M'],
    ['q5_K_S', 'Q5_K_S'],
    ['iq4_xs', 'IQ4_XS'],
    ['bf16', 'BF16'],
  ])('from another model: %s', async (quantize, level) => {
    const lines = await create({ model: 'small', from: 'f16', quantize });
    expect(progressStatuses(lines)).toEqual([
      `quantizing F16 model to ${level}`,
      'verifying conversion',
      expect.stringMatching(/^(creating new|using existing) layer sha256:…$/u),
      'writing manifest',
      'success',
    ]);
    const work = lines.filter(({ status }) => status.startsWith('quantizing'));
    expect(new Set(work.map(({ digest }) => digest))).toEqual(new Set(['0000000000000000000']));
    expect(work.at(-1)?.completed).toBe(work.at(-1)?.total);
    expect(await levelOf('small')).toBe(level);
    const answer = await server.post('/api/generate', {
      model: 'small',
      prompt: 'Hi',
      stream: false,
      options: { num_predict: 4 },
    });
    expect(answer).not.toHaveProperty('error');
  });

  it('from safetensors is the same as when it is made in two steps, and the file in between is gone', async () => {
    const checkpoint = await uploadFiles(server, smallCheckpoint({ layers: 2, hidden: 256 }));
    const before = await blobs();
    await create({ model: 'direct', files: checkpoint, quantize: 'q4_K_M' });
    await create({ model: 'second', from: 'f16', quantize: 'q4_K_M' });
    expect(await weightsOf('direct')).toBe(await weightsOf('second'));
    expect((await readdir(join(server.modelsDirectory, 'unfinished')).catch(() => [])).length).toBe(0);
    const added = (await blobs()).filter((name) => !before.includes(name));
    const sizes = await Promise.all(
      added.map(async (name) => (await stat(join(server.modelsDirectory, 'blobs', name))).size),
    );
    const f16 = (await stat(join(server.modelsDirectory, 'blobs', await weightsOf('f16')))).size;
    expect(sizes.every((size) => size < f16 / 2)).toBe(true);
  });

  it('from safetensors in a float format is converted straight to it', async () => {
    const files = await uploadFiles(server, smallCheckpoint({ layers: 1, hidden: 64 }));
    const lines = await create({ model: 'floats', files, quantize: 'f32' });
    expect(progressStatuses(lines)[0]).toBe('converting model');
    expect(progressStatuses(lines)).not.toContainEqual(expect.stringContaining('quantizing'));
    // F32 is quantised although the original takes it for an unknown type.
    expect(progressStatuses(await create({ model: 'small', from: 'floats', quantize: 'q8_0' }))[0]).toBe(
      'quantizing F32 model to Q8_0',
    );
  });

  it('stays as it is where it has that format already', async () => {
    expect(progressStatuses(await create({ model: 'same', from: 'f16', quantize: 'F16' }))).toEqual([
      'using existing layer sha256:…',
      'writing manifest',
      'success',
    ]);
    expect(await weightsOf('same')).toBe(await weightsOf('f16'));
  });

  it('from an uploaded GGUF keeps what is beside the weights', async () => {
    const directory = await temporaryDirectory();
    for (const [name, content] of Object.entries(smallCheckpoint({ layers: 1, hidden: 64 }))) {
      await writeFile(join(directory.path, name), content);
    }
    const path = join(directory.path, 'made.gguf');
    await (await convertHuggingFace(await directoryFiles(directory.path))).write(path);
    const files = await uploadFiles(server, { 'made.gguf': await readFile(path) });
    await directory.remove();
    const lines = await create({ model: 'uploaded', files, quantize: 'Q4_0', system: 'Be kind.' });
    expect(progressStatuses(lines).slice(0, 2)).toEqual(['parsing GGUF', 'quantizing F16 model to Q4_0']);
    expect(await levelOf('uploaded')).toBe('Q4_0');
  });

  it('is refused where it is quantised already, unless the request insists', async () => {
    const before = await blobs();
    const refused = await server.send('POST', '/api/create', {
      model: 'twice',
      from: 'puna-tiny',
      quantize: 'q4_0',
      stream: false,
    });
    expect([refused.status, await refused.json()]).toEqual([
      500,
      { error: 'quantization is only supported for F16, BF16 and F32 models' },
    ]);
    expect(await blobs()).toEqual(before);
    const lines = await create({ model: 'twice', from: 'puna-tiny', quantize: 'q4_0', allow_requantize: true });
    expect(progressStatuses(lines)[0]).toBe('quantizing Q8_0 model to Q4_0');
    expect(await levelOf('twice')).toBe('Q4_0');
  });

  it('is refused where nobody knows the format', async () => {
    const answer = await server.post('/api/create', { model: 'x', from: 'f16', quantize: 'q9_z', stream: false });
    expect(answer['error']).toMatch(
      /^unsupported quantization type Q9_Z - supported types are F32, F16, Q4_K_S, Q4_K_M, Q8_0, .*Q6_K/u,
    );
  });

  it('leaves nothing where it is cancelled', async () => {
    const files = await uploadFiles(server, smallCheckpoint({ layers: 4, hidden: 512 }));
    const before = await blobs();
    const cancelled = new AbortController();
    const response = await fetch(`${server.url}/api/create`, {
      method: 'POST',
      body: JSON.stringify({ model: 'cancelled', files, quantize: 'q5_1' }),
      signal: cancelled.signal,
    });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let seen = ''; !seen.includes('quantizing');) seen += (await reader.read()).value ?? '';
    cancelled.abort();
    await expect.poll(() => readdir(join(server.modelsDirectory, 'unfinished')), { timeout: 5000 }).toEqual([]);
    expect(await blobs()).toEqual(before);
  });
});

it('a draft model has a number format of its own', async () => {
  const draft_files = await uploadFiles(server, { 'draft.gguf': await readFile(tinyModelFiles.weights) });
  const body = { model: 'drafted', from: 'f16', draft_files, draft_quantize: 'q4_0', allow_requantize: true };
  const lines = await create(body);
  expect(progressStatuses(lines)).toContain('quantizing Q8_0 model to Q4_0');
  expect(await levelOf('drafted')).toBe('F16');
});
