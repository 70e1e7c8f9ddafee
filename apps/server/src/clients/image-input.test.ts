import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  prepareLlamaServer,
  startTestServer,
  testModel,
  whyTestModelsMissing,
  type TestServer,
} from '@puna-tooling/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadFiles } from '../ollama/fixtures/upload-files.js';
import { startServer } from '../start-server.js';

const { program, missing: missingProgram } = await prepareLlamaServer();
const missing = missingProgram ?? whyTestModelsMissing('puna-tiny');

const read = (name: string): Promise<Buffer> => readFile(testModel(`puna-tiny/${name}`));
const question = 'What is in this image?';
const answer = 'An orange triangle.';

/** One way to send a picture: the path, and the body of a request about it. */
interface Form {
  readonly path: string;
  readonly body: (image: string, model: string) => Record<string, unknown>;

  /** The text of an answer. */
  readonly textOf: (answer: never) => string | undefined;
}

const openAiContent = (url: string) => [
  { type: 'image_url', image_url: { url } },
  { type: 'text', text: question },
];
const responsesInput = (url: string) => [
  {
    role: 'user',
    content: [
      { type: 'input_image', image_url: url },
      { type: 'input_text', text: question },
    ],
  },
];
const anthropicMessages = (source: object) => [
  {
    role: 'user',
    content: [
      { type: 'image', source },
      { type: 'text', text: question },
    ],
  },
];
const dataUrl = (data: string): string => `data:image/png;base64,${data}`;
const textOfCompletion = ({ choices }: { choices: { message: { content: string } }[] }) => choices[0]?.message.content;
const textOfResponse = ({ output }: { output: { content: { text: string }[] }[] }) => output.at(-1)?.content[0]?.text;
const textOfMessage = ({ content }: { content: { text: string }[] }) => content.at(-1)?.text;
const greedy = { temperature: 0, think: false };

/** Takes base64. */
const dataForms: readonly Form[] = [
  {
    path: '/api/chat',
    body: (image, model) => ({
      model,
      ...greedy,
      options: { temperature: 0 },
      messages: [{ role: 'user', content: question, images: [image] }],
    }),
    textOf: ({ message }: { message: { content: string } }) => message.content,
  },
  {
    path: '/api/generate',
    body: (image, model) => ({ model, ...greedy, options: { temperature: 0 }, prompt: question, images: [image] }),
    textOf: ({ response }: { response: string }) => response,
  },
  {
    path: '/v1/chat/completions',
    body: (image, model) => ({
      model,
      temperature: 0,
      reasoning_effort: 'none',
      messages: [{ role: 'user', content: openAiContent(dataUrl(image)) }],
    }),
    textOf: textOfCompletion,
  },
  {
    path: '/v1/responses',
    body: (image, model) => ({
      model,
      temperature: 0,
      reasoning: { effort: 'none' },
      input: responsesInput(dataUrl(image)),
    }),
    textOf: textOfResponse,
  },
  {
    path: '/v1/messages',
    body: (image, model) => ({
      model,
      temperature: 0,
      max_tokens: 100,
      thinking: { type: 'disabled' },
      messages: anthropicMessages({ type: 'base64', media_type: 'image/png', data: image }),
    }),
    textOf: textOfMessage,
  },
];

/** Takes a link. */
const linkForms: readonly Form[] = [
  {
    path: '/v1/chat/completions',
    body: (url, model) => ({
      model,
      temperature: 0,
      reasoning_effort: 'none',
      messages: [{ role: 'user', content: openAiContent(url) }],
    }),
    textOf: textOfCompletion,
  },
  {
    path: '/v1/responses',
    body: (url, model) => ({ model, temperature: 0, reasoning: { effort: 'none' }, input: responsesInput(url) }),
    textOf: textOfResponse,
  },
  {
    path: '/v1/messages',
    body: (url, model) => ({
      model,
      temperature: 0,
      max_tokens: 100,
      thinking: { type: 'disabled' },
      messages: anthropicMessages({ type: 'url', url }),
    }),
    textOf: textOfMessage,
  },
];

/** The text of an error, which each API has in a place of its own. */
function errorText({ error }: { readonly error: string | { readonly message: string } }): string {
  return typeof error === 'string' ? error : error.message;
}

describe.skipIf(missing !== undefined)(`image input${missing === undefined ? '' : ` (${missing})`}`, () => {
  let server: TestServer;
  let closed: TestServer;
  let host: Server;
  let hostUrl: string;
  let png: Buffer;

  const ask = async ({ path, body, textOf }: Form, image: string, model = 'sees') =>
    textOf((await server.post(path, { ...body(image, model), stream: false })) as never);
  const refusal = async ({ path, body }: Form, image: string, model = 'sees', stream = false, to = server) => {
    const response = await to.send('POST', path, { ...body(image, model), stream });
    return [response.status, errorText((await response.json()) as { error: string })];
  };

  beforeAll(async () => {
    png = await read('vision/orange-triangle.png');
    host = createServer(({ url }, response) => {
      if (url === '/triangle.png') response.end(png);
      else response.writeHead(404).end();
    });
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const environment = { PUNA_LLAMA_SERVER: program ?? '' };
    const PUNA_IMAGE_URLS = new URL(hostUrl).host;
    server = await startTestServer(startServer, { environment: { ...environment, PUNA_IMAGE_URLS } });
    closed = await startTestServer(startServer, { environment });
    const files = await uploadFiles(server, {
      'model.gguf': await read('puna-tiny-vision.gguf'),
      'mmproj.gguf': await read('puna-tiny-vision-mmproj.gguf'),
    });
    await server.post('/api/create', { model: 'sees', files, stream: false });
  }, 300_000);
  afterAll(async () => {
    host.close();
    await Promise.all([server.close(), closed.close()]);
  });

  it.each(dataForms)('of $path may be of any usual format, whatever its type says', async (form) => {
    const encoded = await Promise.all([
      png,
      sharp(png).webp({ lossless: true }).toBuffer(),
      sharp(png).gif().toBuffer(),
      sharp(png).avif({ lossless: true }).toBuffer(),
      sharp(png).jpeg({ quality: 100 }).toBuffer(),
    ]);
    for (const bytes of encoded) expect(await ask(form, bytes.toString('base64'))).toBe(answer);
  });

  it.each(dataForms)('of $path that is damaged is refused with 400, streamed or not', async (form) => {
    for (const stream of [false, true]) {
      for (const [bytes, text] of [
        [png.subarray(0, png.length - 60), /image number 1 is a broken png file/],
        [Buffer.from('no picture'), /image number 1 is broken or of a format that can't be read\. PNG, JPEG/],
        [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), /can't be read\. PNG, JPEG/],
      ] as const) {
        expect(await refusal(form, bytes.toString('base64'), 'sees', stream)).toEqual([
          400,
          expect.stringMatching(text),
        ]);
      }
    }
  });

  it.each(dataForms)('of $path for a model that sees nothing is refused with 400', async (form) => {
    const body = { ...form, body: (image: string, model: string) => ({ ...form.body(image, model) }) };
    expect(await refusal(body, png.toString('base64'), 'puna-tiny')).toEqual([
      400,
      expect.stringContaining('image input is not supported'),
    ]);
  });

  it.each(linkForms)('of $path may be a link to a host that the server allows', async (form) => {
    expect(await ask(form, `${hostUrl}/triangle.png`)).toBe(answer);
    expect(await refusal(form, `${hostUrl}/missing.png`)).toEqual([
      400,
      `the image can't be fetched: ${hostUrl}/missing.png answers with the status 404; send it as base64 data instead`,
    ]);
    expect(await refusal(form, 'http://127.0.0.1:1/a.png')).toEqual([
      400,
      expect.stringContaining('PUNA_IMAGE_URLS on the server does not list 127.0.0.1:1'),
    ]);
  });

  it.each(linkForms)('of $path may be no link otherwise', async (form) => {
    expect(await refusal(form, `${hostUrl}/triangle.png`, 'puna-tiny', false, closed)).toEqual([
      400,
      expect.stringMatching(/^image URLs are not currently supported, please use base64|Only base64 images/),
    ]);
  });
});
