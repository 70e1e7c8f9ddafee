import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchImage } from './fetch-image.js';
import { createGuardedDispatcher } from './guarded-dispatcher.js';
import { ImageUrlError } from './image-url-error.js';
import { ImageUrlRules } from './image-url-rules.js';
import { loadLinkedImages } from './load-linked-images.js';

const picture = Buffer.from('a picture');
const mebibyte = 1024 ** 2;
let server: Server;
let port: number;
let asked: string[];

/** What the paths of the test's own host answer. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/a.png': (response) => response.end(picture),
  '/b.png': (response) => response.end('another'),
  '/missing.png': (response) => response.writeHead(404).end('none'),
  '/told-large.png': (response) => response.writeHead(200, { 'content-length': String(21 * mebibyte) }).end('x'),
  '/large.png': (response) => {
    response.writeHead(200);
    for (let part = 0; part < 21; part++) response.write(Buffer.alloc(mebibyte));
    response.end();
  },
  '/never.png': () => {},
  '/slow.png': (response) => response.writeHead(200).write('beginning'),
  '/moved.png': (response) => response.writeHead(302, { location: '/a.png' }).end(),
  '/inside': (response) => response.writeHead(307, { location: 'http://127.0.0.2:1/secret' }).end(),
  '/to-name': (response) => response.writeHead(301, { location: `http://localhost:${port}/a.png` }).end(),
  '/to-file': (response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
};

beforeEach(async () => {
  asked = [];
  server = createServer(({ url = '', headers }, response) => {
    asked.push(`${headers['user-agent']?.split('/')[0]} ${url}`);
    answers[url]?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const signal = new AbortController().signal;
const own = (path: string): string => `http://127.0.0.1:${port}${path}`;
const ownRules = (): ImageUrlRules => ImageUrlRules.parse(`127.0.0.1:${port}`);
const linking = (...urls: readonly string[]) => ({
  role: 'user',
  content: 'What?',
  media: urls.map((url) => ({ type: 'link', url }) as const),
});

async function refusal(url: string, rules: ImageUrlRules = ownRules()): Promise<string> {
  const work = loadLinkedImages([linking(url)], { rules, refusal: 'no links', signal });
  const error = await work.catch((reason: unknown) => reason);
  expect(ImageUrlError.isInstance(error), String(error)).toBe(true);
  expect((error as Error).message).toMatch(/; send it as base64 data instead$/);
  return (error as Error).message;
}

describe('pictures that a request links to', () => {
  it('are put in their places, each fetched once', async () => {
    const bytes = Buffer.from('its own');
    const messages = [
      { role: 'user', content: 'no pictures' },
      { ...linking(own('/a.png')), media: [{ type: 'image', bytes } as const, ...linking(own('/a.png')).media] },
      linking(own('/b.png'), own('/moved.png'), own('/a.png')),
    ];
    const loaded = await loadLinkedImages(messages, { rules: ownRules(), refusal: 'no links', signal });
    expect(loaded.map(({ media }) => media?.map((one) => Buffer.from(one.bytes).toString()))).toEqual([
      undefined,
      ['its own', 'a picture'],
      ['another', 'a picture', 'a picture'],
    ]);
    expect(asked.toSorted()).toEqual(['puna /a.png', 'puna /a.png', 'puna /b.png', 'puna /moved.png']);
  });

  it('are refused in the words of the API where none are allowed', async () => {
    const work = loadLinkedImages([linking(own('/a.png'))], {
      rules: new ImageUrlRules(),
      refusal: 'no links',
      signal,
    });
    await expect(work).rejects.toMatchObject({ code: 'invalid-field', message: 'no links' });
    expect(asked).toEqual([]);
  });

  it('are not fetched from other hosts', async () => {
    expect(await refusal('https://other.example/a.png')).toContain('does not list other.example');
    expect(await refusal(`http://127.0.0.2:${port}/a.png`)).toContain('does not list 127.0.0.2');
    expect(await refusal('http://')).toContain('not valid');
  });

  it('are not fetched from private addresses, however they are spelled', async () => {
    const everything = ImageUrlRules.parse('*');
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
      expect(await refusal(`http://${host}/a.png`, everything), host).toContain('is at a private address');
    }
    const named = ImageUrlRules.parse(`localhost:${port}`);
    expect(await refusal(`http://localhost:${port}/a.png`, named)).toContain('localhost is at a private address');
    expect(asked).toEqual([]);
  });

  it('may come from a name at a private address that is listed, too', async () => {
    const rules = ImageUrlRules.parse(`localhost:${port}, 127.0.0.0/8, ::1`);
    const url = `http://localhost:${port}/a.png`;
    const [message] = await loadLinkedImages([linking(url)], { rules, refusal: '', signal });
    expect(message?.media).toEqual([{ type: 'image', bytes: picture }]);
  });

  it('are not fetched through redirects to where the client could not have linked', async () => {
    expect(await refusal(own('/inside'))).toContain('does not list 127.0.0.2:1');
    expect(await refusal(own('/to-name'))).toContain('does not list localhost');
    expect(await refusal(own('/to-file'))).toContain('does not list file:');
    const rules = ImageUrlRules.parse(`127.0.0.1:${port}, 127.0.0.2:2, *`);
    expect(await refusal(own('/inside'), rules)).toContain('does not list 127.0.0.2:1');
    expect(await refusal(own('/circle'))).toContain('more than 5 redirects');
  });

  it('have bounds', async () => {
    expect(await refusal(own('/told-large.png'))).toContain('has more than 20 MiB');
    expect(await refusal(own('/large.png'))).toContain('has more than 20 MiB');
    const many = linking(...Array.from({ length: 17 }, (_, index) => own(`/a.png?${index}`)));
    const work = loadLinkedImages([many], { rules: ownRules(), refusal: '', signal });
    await expect(work).rejects.toThrow('links to 17 images, and at most 16 are fetched');
  });

  it('that are not there are told of, without the secrets of the link', async () => {
    const message = await refusal(own('/missing.png'));
    expect(message).toContain(`${own('/missing.png')} answers with the status 404`);
    server.closeAllConnections();
    server.close();
    expect(await refusal(own('/a.png?signature=secret'))).toMatch(/a\.png could not be reached/);
  });

  it('may not take for ever, nor longer than the client waits', async () => {
    const rules = ownRules();
    const dispatcher = createGuardedDispatcher(rules);
    for (const path of ['/never.png', '/slow.png']) {
      const late = fetchImage(own(path), { rules, dispatcher, signal, timeout: 100 });
      await expect(late).rejects.toThrow('took longer than 0.1 seconds');
      const reason = new Error('the client is gone');
      const gone = new AbortController();
      const left = fetchImage(own(path), { rules, dispatcher, signal: gone.signal, timeout: 10_000 });
      setTimeout(() => gone.abort(reason), 50);
      await expect(left).rejects.toBe(reason);
    }
    await dispatcher.destroy();
  });
});
