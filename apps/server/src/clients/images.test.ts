import { readFile } from 'node:fs/promises';
import {
  prepareLlamaServer,
  readPictureCases,
  readTinyVisionRows,
  startTestServer,
  testModel,
  whyTestModelsMissing,
  type TestServer,
  type TinyVisionRow,
} from '@puna-tooling/testing';
import type { PsResponse, ShowResponse } from '@puna/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untoldTemplate } from '../ollama/fixtures/untold-template.js';
import { uploadFiles } from '../ollama/fixtures/upload-files.js';
import { startServer } from '../start-server.js';

const { program, missing: missingProgram } = await prepareLlamaServer();
const missing = missingProgram ?? whyTestModelsMissing('tiny-vlm.gguf');

const read = (name: string): Promise<Buffer> => readFile(testModel(name));
const base64 = async (name: string): Promise<string> => (await read(name)).toString('base64');
const options = { temperature: 0, num_predict: 32, num_ctx: 512 };

describe.skipIf(missing !== undefined)(`pictures in requests${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: TestServer;
  let rows: readonly TinyVisionRow[] = [];

  beforeAll(async () => {
    server = await startTestServer(startServer, { environment: { PUNA_LLAMA_SERVER: program ?? '' } });
    for (const [model, weights, projector] of [
      ['tiny-vlm', 'tiny-vlm.gguf', 'tiny-vlm-mmproj.gguf'],
      ['sees', 'puna-tiny/puna-tiny-vision.gguf', 'puna-tiny/puna-tiny-vision-mmproj.gguf'],
    ] as const) {
      const files = await uploadFiles(server, {
        'model.gguf': await read(weights),
        'mmproj.gguf': await read(projector),
      });
      await server.post('/api/create', { model, files, stream: false });
    }
    rows = await readTinyVisionRows();
  }, 300_000);
  afterAll(() => server.close());

  it('are answered as recorded through /api/chat and /api/generate', async () => {
    for (const { text, images, greedy_text } of rows) {
      const pictures = await Promise.all(images.map((name) => base64(name)));
      const messages = [{ role: 'user', content: text, images: pictures }];
      const chat = await server.post<{ message: { content: string } }>('/api/chat', {
        model: 'tiny-vlm',
        messages,
        options,
        stream: false,
      });
      expect(chat.message.content).toBe(greedy_text);
      const generated = await server.post<{ response: string }>('/api/generate', {
        model: 'tiny-vlm',
        prompt: text,
        images: pictures,
        options,
        stream: false,
      });
      expect(generated.response).toBe(greedy_text);
    }
    const { models } = (await (await server.send('GET', '/api/ps')).json()) as PsResponse;
    expect(models.find(({ name }) => name === 'tiny-vlm:latest')?.runtime).toMatchObject({
      name: 'llama-server',
      declined: expect.arrayContaining([{ name: 'llama.cpp', reason: 'feature', message: expect.any(String) }]),
    });
    const shown = await server.post<ShowResponse>('/api/show', { model: 'tiny-vlm' });
    expect(shown.runtime?.name).toBe('llama-server');
  });

  it('are answered the same through /v1/chat/completions and /v1/messages', async () => {
    for (const { text, images, greedy_text } of rows) {
      const pictures = await Promise.all(images.map((name) => base64(name)));
      const openai = await server.post<{ choices: { message: { content: string } }[] }>('/v1/chat/completions', {
        model: 'tiny-vlm',
        temperature: 0,
        max_tokens: 32,
        messages: [
          {
            role: 'user',
            content: [
              ...pictures.map((data) => ({ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } })),
              { type: 'text', text },
            ],
          },
        ],
      });
      expect(openai.choices[0]?.message.content).toBe(greedy_text);
      const anthropic = await server.post<{ content: { text: string }[] }>('/v1/messages', {
        model: 'tiny-vlm',
        temperature: 0,
        max_tokens: 32,
        messages: [
          {
            role: 'user',
            content: [
              ...pictures.map((data) => ({
                type: 'image',
                source: { type: 'base64', media_type: 'image/png', data },
              })),
              { type: 'text', text },
            ],
          },
        ],
      });
      expect(anthropic.content[0]?.text).toBe(greedy_text);
    }
  });

  it('are named as recorded, before and after the question', async () => {
    const cases = await readPictureCases();
    const template = await untoldTemplate();
    await server.post('/api/create', { model: 'untold', from: 'sees', template, stream: false });
    const wrong: unknown[] = [];
    for (const one of cases) {
      const picture = {
        type: 'image_url',
        image_url: { url: `data:image/png;base64,${await base64(`puna-tiny/${one.picture}`)}` },
      };
      const words = { type: 'text', text: one.question };
      const answer = await server.post<{ choices: { message: { content: string; reasoning?: string } }[] }>(
        '/v1/chat/completions',
        {
          ...(one.think === null
            ? { model: 'untold' }
            : { model: 'sees', reasoning_effort: one.think ? 'medium' : 'none' }),
          temperature: 0,
          max_tokens: 100,
          messages: [{ role: 'user', content: one.picture_first ? [picture, words] : [words, picture] }],
        },
      );
      const { content, reasoning = '' } = answer.choices[0]?.message ?? { content: '' };
      if (content !== one.answer || reasoning.trimEnd() !== (one.thinking ?? ''))
        wrong.push({ ...one, content, reasoning });
    }
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(100);
  }, 120_000);

  it('that are none are refused with 400', async () => {
    const messages = [{ role: 'user', content: 'What?', images: [Buffer.from('no picture').toString('base64')] }];
    const response = await server.send('POST', '/api/chat', { model: 'tiny-vlm', messages, stream: false });
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.stringMatching(/image|picture/iu) },
    ]);
  });
});
