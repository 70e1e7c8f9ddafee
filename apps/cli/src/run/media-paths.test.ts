import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractMedia } from './media-paths.js';

const png = Buffer.from('\u0089PNG\r\n\u001A\n0000', 'latin1');
const wave = Buffer.from('RIFF0000WAVEfmt ', 'latin1');

describe('extractMedia', () => {
  let directory = '';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'puna-media-'));
    await writeFile(join(directory, 'cat.png'), png);
    await writeFile(join(directory, 'my cat (1).PNG'), png);
    await writeFile(join(directory, 'miau.wav'), wave);
    await writeFile(join(directory, 'text.png'), 'only text');
  });

  afterEach(() => rm(directory, { recursive: true }));

  const extract = (prompt: string) => extractMedia(prompt, directory);

  it('takes files out of the prompt', async () => {
    const { text, files } = await extract(`What is in ./cat.png and ${join(directory, 'miau.wav')}?`);
    expect(text).toBe('What is in  and ?');
    expect(files.map((file) => file.kind)).toEqual(['image', 'audio']);
    expect(files[0]?.data).toEqual(png);
  });

  it('undoes quotes and escapes of a shell', async () => {
    const escaped = await extract('Describe ./my\\ cat\\ \\(1\\).PNG');
    expect(escaped).toMatchObject({ text: 'Describe', files: [{ path: './my cat (1).PNG' }] });
    const quoted = await extract("Describe './my cat (1).PNG'");
    expect(quoted).toMatchObject({ text: 'Describe', files: [{ kind: 'image' }] });
  });

  it('finds a file behind a slash that begins no path, and behind a file that is missing', async () => {
    const { text, files } = await extract('Black and/or white? ./missing.png or ./cat.png');
    expect(text).toBe('Black and/or white? ./missing.png or');
    expect(files.map(({ path }) => path)).toEqual(['./cat.png']);
  });

  it('leaves other text alone', async () => {
    const prompt = ' See https://example.com/dog.png or ./missing.jpg or cat.png ';
    expect(await extract(prompt)).toEqual({ text: prompt, files: [] });
  });

  it('refuses what only pretends to be an image', async () => {
    await expect(extract('./text.png')).rejects.toThrow('invalid file type: ./text.png is no ');
  });

  it('refuses what is too large', async () => {
    await truncate(join(directory, 'cat.png'), 100 * 1024 * 1024 + 1);
    await expect(extract('./cat.png')).rejects.toThrow('./cat.png: file size exceeds maximum limit (100MB)');
  });
});
