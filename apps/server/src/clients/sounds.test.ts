import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareLlamaServer, startTestServer, temporaryDirectory, type TestServer } from '@puna-tooling/testing';
import { embeddingLength, readGguf } from '@puna/convert';
import type { ShowResponse } from '@puna/protocol';
import { tinyModelFiles } from '@puna/tiny-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadFiles } from '../ollama/fixtures/upload-files.js';
import { startServer } from '../start-server.js';
import { tokensOfSound, writeHearingProjector } from './fixtures/write-hearing-projector.js';

const { program, missing } = await prepareLlamaServer();
const text = 'What do you hear?';
const options = { temperature: 0, num_predict: 16 };

interface HeardAnswer {
  readonly message: { readonly content: string };
  readonly prompt_eval_count: number;
  readonly logprobs: readonly { readonly logprob: number }[];
}

/** A second of a tone, as a WAV file of 16 bits. */
function tone(hertz: number): Buffer {
  const rate = 16_000;
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + 2 * rate, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(2 * rate, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(2 * rate, 40);
  const samples = Buffer.alloc(2 * rate);
  for (let at = 0; at < rate; at++) {
    samples.writeInt16LE(Math.round(20_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), 2 * at);
  }
  return Buffer.concat([header, samples]);
}

describe.skipIf(missing !== undefined)(`sounds in requests${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: TestServer;
  const low = tone(200).toString('base64');
  const high = tone(3000).toString('base64');

  const chat = async (...images: readonly string[]) => {
    const messages = [{ role: 'user', content: text, images }];
    const body = { model: 'hears', messages, options, think: false, logprobs: true, stream: false };
    return server.post<HeardAnswer>('/api/chat', body);
  };

  beforeAll(async () => {
    server = await startTestServer(startServer, { environment: { PUNA_LLAMA_SERVER: program ?? '' } });
    const { path, remove } = await temporaryDirectory();
    const projector = join(path, 'mmproj.gguf');
    await writeHearingProjector(projector, embeddingLength(await readGguf(tinyModelFiles.weights)) ?? 0);
    const files = await uploadFiles(server, {
      'model.gguf': await readFile(tinyModelFiles.weights),
      'mmproj.gguf': await readFile(projector),
    });
    await remove();
    await server.post('/api/create', { model: 'hears', files, stream: false });
  }, 300_000);
  afterAll(() => server.close());

  it('are told of by the capabilities', async () => {
    expect((await server.post<ShowResponse>('/api/show', { model: 'hears' })).capabilities).toContain('audio');
  });

  it('are heard through /api/chat, one or several', async () => {
    const [none, one, other, both] = [await chat(), await chat(low), await chat(high), await chat(low, high)];
    expect(one.prompt_eval_count).toBe(none.prompt_eval_count + tokensOfSound);
    expect(both.prompt_eval_count).toBe(none.prompt_eval_count + 2 * tokensOfSound);
    // The words of a model that was never taught to listen may be the same; how likely they are is not.
    const [without, ofLow = 0, ofHigh = 0] = [none, one, other].map(({ logprobs }) => logprobs[0]?.logprob);
    expect(Math.abs(ofLow - ofHigh)).toBeGreaterThan(1e-4);
    expect(without).not.toBeCloseTo(ofLow, 2);
  });

  it('are heard the same through /api/generate and /v1/chat/completions', async () => {
    const { message, prompt_eval_count: tokens } = await chat(low);
    const expected = message.content;
    const generate = { model: 'hears', prompt: text, images: [low], options, think: false, stream: false };
    const generated = await server.post<{ response: string }>('/api/generate', generate);
    expect(generated).toMatchObject({ response: expected, prompt_eval_count: tokens });
    const content = [
      { type: 'input_audio', input_audio: { data: low, format: 'wav' } },
      { type: 'text', text },
    ];
    const openai = await server.post('/v1/chat/completions', {
      model: 'hears',
      temperature: 0,
      max_tokens: 16,
      reasoning_effort: 'none',
      messages: [{ role: 'user', content }],
    });
    expect(openai).toMatchObject({ choices: [{ message: { content: expected } }], usage: { prompt_tokens: tokens } });
  });

  it('that can not be read are refused with 400', async () => {
    const broken = Buffer.concat([Buffer.from('RIFF....WAVEfmt '), Buffer.alloc(200, 7)]).toString('base64');
    const messages = [{ role: 'user', content: text, images: [broken] }];
    const response = await server.send('POST', '/api/chat', { model: 'hears', messages, stream: false });
    expect([response.status, await response.json()]).toEqual([400, { error: expect.any(String) }]);
    const content = [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }];
    const openai = await server.send('POST', '/v1/chat/completions', {
      model: 'hears',
      messages: [{ role: 'user', content }],
    });
    expect([openai.status, await openai.json()]).toMatchObject([
      400,
      { error: { message: expect.stringContaining('audio number 1 is of a kind') } },
    ]);
  });

  it('are refused with 400 by a model that does not hear', async () => {
    const body = { model: 'puna-tiny', prompt: text, images: [low], stream: false };
    const response = await server.send('POST', '/api/generate', body);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.stringContaining('audio input is not supported by') },
    ]);
  });
});
